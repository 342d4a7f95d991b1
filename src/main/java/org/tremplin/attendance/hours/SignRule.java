package org.tremplin.attendance.hours;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.tremplin.platform.Stored;

/** The association's thresholds for suggesting a call; there is one row. */
@Entity
@Table(name = "sign_rule")
public class SignRule extends Stored {
    static final long THE_ONE = 1;

    @Column(name = "absences")
    private int absences;

    @Column(name = "rate")
    private int rate;

    @Column(name = "rate_weeks")
    private int rateWeeks;

    @Column(name = "rate_after")
    private int rateAfter;

    @Column(name = "news_days")
    private int newsDays;

    protected SignRule() {}

    SignNumbers numbers() {
        return new SignNumbers(version(), absences, rate, rateWeeks, rateAfter, newsDays);
    }

    void change(SignNumbers numbers) {
        absences = numbers.absences();
        rate = numbers.rate();
        rateWeeks = numbers.rateWeeks();
        rateAfter = numbers.rateAfter();
        newsDays = numbers.newsDays();
    }
}
