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
 * A numbered certificate. It states what was true when it was issued: after a correction, another certificate replaces
 * it and says so. Both can be verified.
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

    /** Whether it says the same, so that issuing it again would give the same paper. */
    boolean says(String theirName, LocalDate theirBirthDate, List<CertificateLine> theirLines) {
        return name.equals(theirName)
                && (birthDate == null ? theirBirthDate == null : birthDate.equals(theirBirthDate))
                && lines.equals(theirLines);
    }

    /** @param replaced the certificate that it replaces, null for none */
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

    /** Cancels a certificate that is wrong and is not replaced. Refuses one that is cancelled already. */
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

    /**
     * @param latinName the holder's current one: a new transcription changes nothing @param personCode the holder's
     *     code
     */
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
