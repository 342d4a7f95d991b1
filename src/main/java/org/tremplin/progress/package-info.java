/**
 * What a learner sees of themselves: next session, hours, what happened. Takes no person's id anywhere: it is always the
 * person behind the account, so there is nothing to try. Nothing here shames: no ranks, no percentages of failure.
 */
package org.tremplin.progress;
