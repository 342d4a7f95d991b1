package org.tremplin.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ours gives what the JDK's gives, so that what was stored by either is opened by both. */
class Pbkdf2Test {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "tremplin-demo",
                "sept lacs ouverts",
                "ትግርኛ 🙂 لغة",
                "exactly sixty-four bytes, the length of a block of the digest !!",
                "longer than a block of the digest, which is then digested itself before it is used"
            })
    void the_key_is_the_one_of_the_jdk(String password) throws Exception {
        String hash = Pbkdf2.hash(password, 1_234);
        String[] parts = hash.split(":");
        byte[] salt = Base64.getDecoder().decode(parts[2]);
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(password.toCharArray(), salt, 1_234, 256))
                .getEncoded();
        assertThat(parts[0] + ":" + parts[1]).isEqualTo("PBKDF2WithHmacSHA256:1234");
        assertThat(salt).hasSize(32);
        assertThat(parts[3]).isEqualTo(Base64.getEncoder().encodeToString(key));
        assertThat(Pbkdf2.matches(password, hash)).isTrue();
        assertThat(Pbkdf2.matches(password + "x", hash)).isFalse();
        assertThat(Pbkdf2.hash(password, 1_234)).isNotEqualTo(hash);
    }

    /** Computed by another program, as releases before wrote it with the container's own. */
    @Test
    void a_hash_of_jakarta_security_opens() {
        String stored = "PBKDF2WithHmacSHA256:1000:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=:"
                + "Eg0dzYMoAoORwWag7TW5OesXppAPl46Eznf3pceGOV0=";
        assertThat(Pbkdf2.matches("tremplin-demo", stored)).isTrue();
        assertThat(Pbkdf2.matches("tremplin-dem0", stored)).isFalse();
    }

    @Test
    void what_is_no_hash_of_ours_is_no_wrong_password() {
        assertThatThrownBy(() -> Pbkdf2.matches("x", "argon2id:1:c2FsdA==:a2V5"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
