package org.tremplin.catalogue.projects;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;

/** One line of an action's money. @param amount in euros, always positive */
public record MoneyRow(
        long id, long version, LocalDate date, String label, MoneyLine.Direction direction, BigDecimal amount)
        implements Serializable {}
