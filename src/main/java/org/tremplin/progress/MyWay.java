package org.tremplin.progress;

import java.io.Serializable;

/**
 * What a learner's page begins with: their progress, and what else there may be, so that nobody asks for what most have
 * not. Who has some of it may have none that is shown: whoever it belongs to says which.
 *
 * @param offers whether a place is kept for them
 * @param certificates whether one was ever issued to them
 * @param targets whether a funder asks something of them
 * @param notices whether they were told something that they have not seen
 */
public record MyWay(MyProgress progress, boolean offers, boolean certificates, boolean targets, boolean notices)
        implements Serializable {}
