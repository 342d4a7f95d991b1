package org.tremplin.enrolment.inbox;

import java.io.Serializable;
import java.time.Instant;

/** @param language of the text, a BCP 47 tag */
public record NoticeRow(long id, String language, String text, Instant createdAt, boolean unread)
        implements Serializable {}
