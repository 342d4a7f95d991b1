package org.tremplin.attendance;

import java.io.Serializable;

/** A month was closed or opened again. */
record MonthsChanged() implements Serializable {}
