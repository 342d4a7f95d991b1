package org.tremplin.offer;

import java.io.Serializable;
import java.time.Instant;

/** One of an account's subscriptions. @param title of the room or the group, null for the person's own sessions */
public record FeedRow(long id, CalendarFeed.Kind kind, String title, Instant createdAt) implements Serializable {}
