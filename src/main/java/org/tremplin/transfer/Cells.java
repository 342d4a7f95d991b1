package org.tremplin.transfer;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the cells of one row as what they mean; what does not fit becomes a problem and null. */
final class Cells {
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT));
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("H:mm").withResolverStyle(ResolverStyle.STRICT);
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private final Table table;
    private final Table.Row row;
    private final List<Problem> problems;

    Cells(Table table, Table.Row row, List<Problem> problems) {
        this.table = table;
        this.row = row;
        this.problems = problems;
    }

    void problem(String column, String expected, Serializable detail) {
        problems.add(new Problem(table.file, row.line(), column, row.get(column), expected, detail));
    }

    /** Text of at most this many characters, null when empty. */
    String text(String column, int longest) {
        String value = row.get(column);
        if (value.length() > longest) {
            problem(column, "transfer.expected.shorter", longest);
            return null;
        }
        return value.isEmpty() ? null : value;
    }

    String required(String column, int longest) {
        if (row.get(column).isEmpty()) {
            problem(column, "transfer.expected.something", null);
            return null;
        }
        return text(column, longest);
    }

    String matching(String column, Pattern pattern, String expected) {
        String value = row.get(column);
        if (value.isEmpty()) {
            return null;
        }
        if (!pattern.matcher(value).matches()) {
            problem(column, expected, null);
            return null;
        }
        return value;
    }

    <T> T oneOf(String column, Map<String, T> known) {
        String value = row.get(column);
        T found = known.get(value);
        if (found == null && !value.isEmpty()) {
            problem(column, "transfer.expected.one-of", String.join(", ", known.keySet()));
        }
        return found;
    }

    <T> T requiredOneOf(String column, Map<String, T> known) {
        if (row.get(column).isEmpty()) {
            problem(column, "transfer.expected.one-of", String.join(", ", known.keySet()));
        }
        return oneOf(column, known);
    }

    LocalDate date(String column) {
        return parsed(column, "transfer.expected.date", text -> {
            for (DateTimeFormatter format : DATES) {
                try {
                    LocalDate date = LocalDate.parse(text, format);
                    return date.isBefore(EARLIEST) || date.isAfter(LATEST) ? null : date;
                } catch (DateTimeException notThisOne) {
                    // the next one is tried
                }
            }
            return null;
        });
    }

    LocalDate requiredDate(String column) {
        return row.get(column).isEmpty() ? absent(column, "transfer.expected.date") : date(column);
    }

    LocalTime requiredTime(String column) {
        return row.get(column).isEmpty()
                ? absent(column, "transfer.expected.time")
                : parsed(column, "transfer.expected.time", text -> {
                    try {
                        return LocalTime.parse(text, TIME);
                    } catch (DateTimeException notATime) {
                        return null;
                    }
                });
    }

    Integer wholeNumber(String column, int least, int most) {
        return parsed(column, "transfer.expected.number", text -> {
            if (!text.matches("\\d{1,6}")) {
                return null;
            }
            int number = Integer.parseInt(text);
            return number < least || number > most ? null : number;
        });
    }

    BigDecimal hours(String column) {
        return parsed(column, "transfer.expected.hours", text -> {
            if (!text.matches("\\d{1,3}([.,]\\d{1,2})?")) {
                return null;
            }
            BigDecimal hours = new BigDecimal(text.replace(',', '.'));
            return hours.signum() == 0 || hours.intValue() > 168 ? null : hours;
        });
    }

    private <T> T parsed(String column, String expected, Function<String, T> read) {
        String text = row.get(column);
        if (text.isEmpty()) {
            return null;
        }
        T value = read.apply(text);
        if (value == null) {
            problem(column, expected, null);
        }
        return value;
    }

    private <T> T absent(String column, String expected) {
        problem(column, expected, null);
        return null;
    }
}
