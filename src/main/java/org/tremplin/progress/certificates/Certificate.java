package org.tremplin.progress.certificates;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.people.PaperName;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Stored;

/**
 * A paper with a number. What it says is what was true when it was issued: a correction afterwards makes another
 * certificate, that says which one it replaces; both can be checked.
 */
@Entity
@Table(name = "certificate")
public class Certificate extends Stored {
    /** ATTENDANCE: hours of a period. ENROLMENT: the groups somebody is enrolled in. */
    public enum Kind {
        ATTENDANCE,
        ENROLMENT
    }

    @Column(name = "number")
    private String number;

    @Column(name = "kind")
    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "code")
    private String code;

    @Column(name = "person_id")
    private long personId;

    /** Null: every group. */
    @Column(name = "group_id")
    private Long groupId;

    @Column(name = "association")
    private String association;

    @Column(name = "name")
    private String name;

    @Column(name = "birth_date")
    private LocalDate birthDate;

    @Column(name = "from_on")
    private LocalDate from;

    @Column(name = "to_on")
    private LocalDate to;

    @Column(name = "statement")
    @Convert(converter = CertificateLines.class)
    private List<CertificateLine> lines;

    @Column(name = "issued_at")
    private Instant issuedAt;

    @Column(name = "account_id")
    private Long accountId;

    @Column(name = "replaces_id")
    private Long replacesId;

    @Column(name = "cancelled_at")
    private Instant cancelledAt;

    @Column(name = "cancel_reason")
    private String cancelReason;

    protected Certificate() {}

    /** @param group null for all of them */
    Certificate(Kind kind, long person, Long group, LocalDate from, LocalDate to, List<CertificateLine> lines) {
        this.kind = kind;
        this.personId = person;
        this.groupId = group;
        this.from = from;
        this.to = to;
        this.lines = List.copyOf(lines);
    }

    /** Says the same: issued again it would be the same paper. */
    boolean says(String theirName, LocalDate theirBirthDate, List<CertificateLine> theirLines) {
        return name.equals(theirName)
                && (birthDate == null ? theirBirthDate == null : birthDate.equals(theirBirthDate))
                && lines.equals(theirLines);
    }

    /** @param replaced the certificate that said something else until now, null for none */
    Certificate issue(
            String byAssociation,
            String toName,
            LocalDate toBirthDate,
            String withNumber,
            String withCode,
            Instant now,
            Long account,
            Certificate replaced) {
        association = byAssociation;
        name = toName;
        birthDate = toBirthDate;
        number = withNumber;
        code = withCode;
        issuedAt = now;
        accountId = account;
        replacesId = replaced == null ? null : replaced.id();
        return this;
    }

    /** It says something wrong, and nothing takes its place. Refuses one that is cancelled. */
    void cancel(String reason, Instant now) {
        if (cancelledAt != null) {
            throw new Refused(CertificateRefusal.CERTIFICATE_CANCELLED, number);
        }
        cancelledAt = now;
        cancelReason = reason;
    }

    String number() {
        return number;
    }

    long personId() {
        return personId;
    }

    /** @param latinName of its holder by now: a transcription is nothing that changed @param personCode theirs */
    CertificateView view(String latinName, String personCode, String replaces, String replacedBy) {
        return new CertificateView(
                id(),
                version(),
                number,
                kind,
                code,
                personId,
                association,
                new PaperName(name, latinName, birthDate, null, personCode),
                from,
                to,
                lines,
                issuedAt,
                replaces,
                replacedBy,
                cancelledAt);
    }
}
