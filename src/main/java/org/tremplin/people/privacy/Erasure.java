package org.tremplin.people.privacy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.tremplin.platform.Stored;

/** Records that a file was closed or erased, when and by whom; never whose it was. */
@Entity
@Table(name = "erasure")
public class Erasure extends Stored {
    @Column(name = "erased_at")
    private Instant erasedAt;

    @Column(name = "account_id")
    private Long accountId;

    @Column(name = "proof_until")
    private LocalDate proofUntil;

    @Column(name = "row_count")
    private int rows;

    protected Erasure() {}

    Erasure(Instant erasedAt, Long accountId, LocalDate proofUntil, int rows) {
        this.erasedAt = erasedAt;
        this.accountId = accountId;
        this.proofUntil = proofUntil;
        this.rows = rows;
    }
}
