package org.tremplin.transfer;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tremplin.people.PhoneNumbers;

/** Reads the cells of one row as what they mean; what does not fit becomes a problem and null. */
public final class Cells {
    public static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");

    private static final int YEARS_AHEAD = 20;

    /** What a spreadsheet writes for a formula that failed, in the languages of its users. */
    private static final Pattern FAILED =
            Pattern.compile("(?i)#(?:n/[abd]|nv|nom|getting_data|###*|\\p{L}[\\p{L}\\d/_ ]{1,20}[!?])|err ?:\\d{3}");

    private final Table table;
    private final Table.Row row;
    private final List<Problem> problems;
    private final LocalDate today;

    Cells(Table table, Table.Row row, List<Problem> problems, LocalDate today) {
        this.table = table;
        this.row = row;
        this.problems = problems;
        this.today = today;
    }

    /** Whether a cell says that its formula failed, and nothing else. */
    public static boolean hasFailed(String cell) {
        return FAILED.matcher(cell).matches();
    }

    void problem(String column, String expected, Serializable detail) {
        problems.add(finding(column, expected, detail));
    }

    /** Something worth saying about a cell. */
    Problem finding(String column, String what, Serializable detail) {
        return new Problem(table.file, row.line(), column, row.get(column), what, detail);
    }

    long line() {
        return row.line();
    }

    boolean isEmpty(String column) {
        return text(column).isEmpty();
    }

    /** What the cell says; empty when it is empty or the column is missing. */
    String text(String column) {
        return row.get(column);
    }

    /** Text of at most this many characters, null when empty. */
    String text(String column, int longest) {
        String value = row.get(column);
        if (hasFailed(value)) {
            problem(column, "transfer.expected.result", null);
            return null;
        }
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

    /** A day in any way that leaves no doubt; null also when the cell says that it is not known. */
    LocalDate date(String column) {
        return date(column, today.plusYears(YEARS_AHEAD)).day();
    }

    /** The same of somebody: a year of two digits is past. */
    LocalDate dateOfBirth(String column) {
        return date(column, today).day();
    }

    private WrittenDate date(String column, LocalDate latest) {
        WrittenDate written = WrittenDate.read(row.get(column), latest);
        if (written.kind() == WrittenDate.Kind.IMPOSSIBLE) {
            problem(column, "transfer.expected.date", null);
        }
        return written;
    }

    LocalDate requiredDate(String column) {
        WrittenDate written = date(column, today.plusYears(YEARS_AHEAD));
        return written.kind() == WrittenDate.Kind.UNKNOWN ? absent(column, "transfer.expected.date") : written.day();
    }

    LocalTime requiredTime(String column) {
        return row.get(column).isEmpty()
                ? absent(column, "transfer.expected.time")
                : parsed(column, "transfer.expected.time", WrittenDate::time);
    }

    /** E.164 of one number and nothing beside it. @param country ISO 3166, of numbers that do not say theirs */
    String phone(String column, String country) {
        if (row.get(column).isEmpty()) {
            return null;
        }
        PhoneNumbers.Reading read = PhoneNumbers.read(row.get(column), country);
        if (read.number() == null || read.note() != null) {
            problem(column, "transfer.expected.phone", null);
        }
        return read.number();
    }

    Integer wholeNumber(String column, int least, int most) {
        return number(column, least, most, "transfer.expected.number");
    }

    /** A whole number in a range; the sentence names the range. */
    Integer number(String column, int least, int most, String expected) {
        String text = row.get(column);
        if (text.isEmpty()) {
            return null;
        }
        int number = text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            problem(column, expected, (Serializable) List.of(least, most));
            return null;
        }
        return number;
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
