package org.tremplin.platform.files;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/** Findings about rows of files: the first thousand, which is as many as anybody reads, and the total number. */
public final class Findings extends AbstractList<Problem> {
    private static final int MOST = 1_000;

    private final List<Problem> kept = new ArrayList<>();
    private int found;

    @Override
    public boolean add(Problem problem) {
        found++;
        return kept.size() < MOST && kept.add(problem);
    }

    public int found() {
        return found;
    }

    @Override
    public Problem get(int index) {
        return kept.get(index);
    }

    @Override
    public int size() {
        return kept.size();
    }
}
