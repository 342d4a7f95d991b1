package org.tremplin.progress;

import java.io.Serializable;

/**
 * A learner's progress, and which other parts of their page may have content, so that the page does not ask for what
 * most learners do not have. True does not mean that something is shown: the services decide that.
 *
 * @param offers whether a place is reserved for them
 * @param certificates whether one was ever issued to them
 * @param targets whether they have a target
 * @param notices whether they have unread notices
 */
public record MyWay(MyProgress progress, boolean offers, boolean certificates, boolean targets, boolean notices)
        implements Serializable {}
