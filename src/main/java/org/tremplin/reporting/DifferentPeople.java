package org.tremplin.reporting;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Numbers people from 0 on, so that sets of people are bit sets. A hash table with open addressing: it creates no object
 * per mark.
 */
final class DifferentPeople {
    private static final int FIRST_SIZE = 1 << 10;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private long[] ids = new long[FIRST_SIZE];
    private int[] numbers = new int[FIRST_SIZE];
    private int size;

    /** The number of a person, the same for every call. @param id not zero */
    int number(long id) {
        int mask = ids.length - 1;
        int place = place(id, mask);
        while (ids[place] != 0) {
            if (ids[place] == id) {
                return numbers[place];
            }
            place = place + 1 & mask;
        }
        ids[place] = id;
        numbers[place] = size++;
        if (size > ids.length / 2) {
            grow();
        }
        return size - 1;
    }

    private static int place(long id, int mask) {
        return (int) (id * SPREAD >>> Integer.SIZE) & mask;
    }

    private void grow() {
        long[] old = ids;
        int[] given = numbers;
        ids = new long[old.length * 2];
        numbers = new int[old.length * 2];
        for (int i = 0; i < old.length; i++) {
            if (old[i] != 0) {
                int place = place(old[i], ids.length - 1);
                while (ids[place] != 0) {
                    place = place + 1 & ids.length - 1;
                }
                ids[place] = old[i];
                numbers[place] = given[i];
            }
        }
    }

    /** A set of people. */
    static final class Some {
        private final BitSet numbers = new BitSet();

        void add(int[] some, int count) {
            for (int i = 0; i < count; i++) {
                numbers.set(some[i]);
            }
        }

        int count() {
            return numbers.cardinality();
        }
    }

    /** The people of the current session; reused for the next one. */
    final class Session {
        private int[] numbers = new int[Byte.MAX_VALUE];
        private int count;

        void begin() {
            count = 0;
        }

        void add(long id) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, count * 2);
            }
            numbers[count++] = number(id);
        }

        void addTo(Some some) {
            some.add(numbers, count);
        }
    }
}
