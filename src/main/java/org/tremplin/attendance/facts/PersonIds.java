package org.tremplin.attendance.facts;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * A compact set of ids: sorted, each as its difference from the previous one, seven bits per byte, with the highest bit
 * clear in the last byte of each. Ids of people in one group are close together: about two bytes each.
 */
final class PersonIds {
    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;
    private static final int LONGEST = 10;

    private PersonIds() {}

    /** @param ids greater than zero, in any order; duplicates count once */
    static byte[] pack(long... ids) {
        long[] sorted = ids.clone();
        Arrays.sort(sorted);
        byte[] packed = new byte[sorted.length * LONGEST];
        int length = 0;
        long before = 0;
        for (long id : sorted) {
            if (id != before) {
                long distance = id - before;
                for (; distance >= MORE; distance >>>= BITS) {
                    packed[length++] = (byte) (distance | MORE);
                }
                packed[length++] = (byte) distance;
                before = id;
            }
        }
        return Arrays.copyOf(packed, length);
    }

    /** Passes on each id, in ascending order. */
    static void each(byte[] packed, LongConsumer id) {
        long last = 0;
        long distance = 0;
        int shift = 0;
        for (byte part : packed) {
            distance |= (long) (part & (MORE - 1)) << shift;
            if (part < 0) {
                shift += BITS;
            } else {
                last += distance;
                id.accept(last);
                distance = 0;
                shift = 0;
            }
        }
    }
}
