package org.tremplin.catalogue;

import java.io.Serializable;

/** One activity in the list. */
public record ActivityRow(
        long id,
        String code,
        String title,
        String pole,
        String type,
        String level,
        int capacity,
        boolean published,
        Activity.Colour colour,
        Activity.Pictogram pictogram)
        implements Serializable {}
