package org.tremplin.attendance;

import java.io.Serializable;

/** A month was closed or reopened. */
record MonthsChanged() implements Serializable {}
