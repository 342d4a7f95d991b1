package org.tremplin.access.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.tremplin.access.Grant;
import org.tremplin.platform.Stored;

/** A personal token for the REST API: shown once, stored as the SHA-256 of a random secret. */
@Entity
@Table(name = "access_token")
public class AccessToken extends Stored {
    /** How much of its owner's rights a token carries. */
    public enum Scope {
        READ,
        WRITE
    }

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "account_id")
    private Account account;

    @Column(name = "name")
    private String name;

    @Column(name = "scope")
    @Enumerated(EnumType.STRING)
    private Scope scope;

    @Column(name = "secret_hash")
    private String secretHash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    protected AccessToken() {}

    AccessToken(Account account, String name, Scope scope, String secretHash, Instant now, Instant expiresAt) {
        this.account = account;
        this.name = name;
        this.scope = scope;
        this.secretHash = secretHash;
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    Grant grant() {
        return scope == Scope.READ ? account.grant().asReadOnly() : account.grant();
    }
}
