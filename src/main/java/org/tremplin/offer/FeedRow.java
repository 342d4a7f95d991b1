package org.tremplin.offer;

import java.io.Serializable;
import java.time.Instant;

/** One of somebody's own subscriptions. @param title of the room or the group, null for one's own sessions */
public record FeedRow(long id, CalendarFeed.Kind kind, String title, Instant createdAt) implements Serializable {}
