package org.tremplin.platform.files;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Reads the typed values of one row's cells; a cell that does not fit becomes a problem and null. */
public final class Cells {
    private static final int YEARS_AHEAD = 20;

    /** What a spreadsheet writes for a failed formula, in the languages of its users. */
    private static final Pattern FAILED =
            Pattern.compile("(?i)#(?:n/[abd]|nv|nom|getting_data|###*|\\p{L}[\\p{L}\\d/_ ]{1,20}[!?])|err ?:\\d{3}");

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");
    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_NUMBER = 40;

    private final String file;
    private final long line;
    private final Set<String> given;
    private final UnaryOperator<String> cells;
    private final Verdict verdict;
    private final LocalDate today;
    private boolean right = true;

    /**
     * @param line counted as an editor does
     * @param given the columns present in the file
     * @param cells the text in a column; empty when the cell is empty or the column missing
     * @param verdict collects the findings about the row
     */
    public Cells(
            String file, long line, Set<String> given, UnaryOperator<String> cells, Verdict verdict, LocalDate today) {
        this.file = file;
        this.line = line;
        this.given = given;
        this.cells = cells;
        this.verdict = verdict;
        this.today = today;
    }

    /** Whether a cell contains nothing but the error of a failed formula. */
    public static boolean hasFailed(String cell) {
        return !cell.isEmpty()
                && "#eE".indexOf(cell.charAt(0)) >= 0
                && FAILED.matcher(cell).matches();
    }

    /** Whether this has the form of an e-mail address. */
    public static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    /** Maps the words of a column to their meanings, both given in the same order. */
    @SafeVarargs
    public static <T> Map<String, T> words(List<String> words, T... meanings) {
        Map<String, T> map = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            map.put(words.get(i), meanings[i]);
        }
        return map;
    }

    /** An error: nothing is written. @param expected key of a message @param detail what it names, null for nothing */
    public void problem(String column, String expected, Serializable detail) {
        right = false;
        verdict.problems().add(finding(column, expected, detail));
    }

    /** Possible but unlikely: nothing is written until somebody confirms it. */
    public void doubt(String column, String what, Serializable detail) {
        verdict.doubts().add(finding(column, what, detail));
    }

    /** A code that would pass to another person: likewise only after confirmation. */
    public void identity(String column, String whose, Serializable detail) {
        verdict.identities().add(finding(column, whose, detail));
    }

    /** A value that is ignored because the stored one takes precedence. */
    public void kept(String column, String why) {
        verdict.kept().add(finding(column, why, null));
    }

    private Problem finding(String column, String what, Serializable detail) {
        return new Problem(file, line, column, text(column), what, detail);
    }

    /** Whether the row has no problem so far. */
    public boolean isRight() {
        return right;
    }

    /** The columns present in the file; values of other columns stay as stored. */
    public Set<String> given() {
        return given;
    }

    public boolean isEmpty(String column) {
        return text(column).isEmpty();
    }

    /** The cell's text; empty when the cell is empty or the column missing. */
    public String text(String column) {
        return cells.apply(column);
    }

    /** Text of at most this many characters, null when empty. */
    public String text(String column, int longest) {
        String value = cells.apply(column);
        if (hasFailed(value)) {
            problem(column, "platform.cell.result", null);
            return null;
        }
        if (value.length() > longest) {
            problem(column, "platform.cell.shorter", longest);
            return null;
        }
        return value.isEmpty() ? null : value;
    }

    public String required(String column, int longest) {
        if (isEmpty(column)) {
            problem(column, "platform.cell.something", null);
            return null;
        }
        return text(column, longest);
    }

    public String matching(String column, Pattern pattern, String expected) {
        String value = cells.apply(column);
        if (value.isEmpty()) {
            return null;
        }
        if (!pattern.matcher(value).matches()) {
            problem(column, expected, null);
            return null;
        }
        return value;
    }

    public <T> T oneOf(String column, Map<String, T> known) {
        String value = cells.apply(column);
        T found = known.get(value);
        if (found == null && !value.isEmpty()) {
            problem(column, "platform.cell.one-of", String.join(", ", known.keySet()));
        }
        return found;
    }

    public <T> T requiredOneOf(String column, Map<String, T> known) {
        if (cells.apply(column).isEmpty()) {
            problem(column, "platform.cell.one-of", String.join(", ", known.keySet()));
        }
        return oneOf(column, known);
    }

    /** A day in any unambiguous notation; null also when the cell says that it is unknown. */
    public LocalDate date(String column) {
        return date(column, today.plusYears(YEARS_AHEAD)).day();
    }

    /** Like {@link #date}, for a date of birth: a two-digit year lies in the past. */
    public LocalDate dateOfBirth(String column) {
        return date(column, today).day();
    }

    private WrittenDate date(String column, LocalDate latest) {
        WrittenDate written = WrittenDate.read(cells.apply(column), latest);
        if (written.kind() == WrittenDate.Kind.IMPOSSIBLE) {
            problem(column, "platform.cell.date", null);
        }
        return written;
    }

    public LocalDate requiredDate(String column) {
        WrittenDate written = date(column, today.plusYears(YEARS_AHEAD));
        return written.kind() == WrittenDate.Kind.UNKNOWN ? absent(column, "platform.cell.date") : written.day();
    }

    public LocalTime requiredTime(String column) {
        return cells.apply(column).isEmpty()
                ? absent(column, "platform.cell.time")
                : parsed(column, "platform.cell.time", WrittenDate::time);
    }

    /** An e-mail address, null when empty. */
    public String email(String column, int longest) {
        String address = text(column, longest);
        if (address != null && !isEmail(address)) {
            problem(column, "platform.cell.email", null);
            return null;
        }
        return address;
    }

    /** The code of a row of this file or another; null when empty or not a code. */
    public String code(String column) {
        String code = text(column);
        return code.isEmpty() || code.length() > LONGEST_CODE || hasFailed(code) ? null : code;
    }

    /** Reports a code that is too long or, where one is required, missing. */
    public void mustBeCode(String column, boolean required) {
        if (required) {
            required(column, LONGEST_CODE);
        } else {
            text(column, LONGEST_CODE);
        }
    }

    /** A required whole number within a range. */
    public Integer requiredNumber(String column, int least, int most) {
        return required(column, LONGEST_NUMBER) == null ? null : wholeNumber(column, least, most);
    }

    public Integer wholeNumber(String column, int least, int most) {
        return number(column, least, most, "platform.cell.number");
    }

    /** A whole number within a range; the message names the range. */
    public Integer number(String column, int least, int most, String expected) {
        String text = cells.apply(column);
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

    /** An amount above 0 with at most two decimals, after a comma or a point; null when empty. */
    public BigDecimal amount(String column, BigDecimal most, String expected) {
        return parsed(column, expected, text -> {
            if (!text.matches("\\d{1,9}([.,]\\d{1,2})?")) {
                return null;
            }
            BigDecimal amount = new BigDecimal(text.replace(',', '.'));
            return amount.signum() == 0 || amount.compareTo(most) > 0 ? null : amount;
        });
    }

    /**
     * The parsed cell, null when empty. @param read returns null for a text it cannot read; then {@code expected} is
     * reported
     */
    public <T> T parsed(String column, String expected, Function<String, T> read) {
        String text = cells.apply(column);
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
