package org.tremplin.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals texts with a key that is not in the database ({@code TREMPLIN_KEY}, 32 bytes as base64): AES-256-GCM, bound to the place
 * where the text is kept, so that it is worth nothing anywhere else.
 */
@ApplicationScoped
public class Vault {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;

    private final SecureRandom random = new SecureRandom();

    private enum VaultRefusal implements Refusal {
        KEY_MISSING,
        KEY_WRONG
    }

    /** A text as the database may keep it. @param place what it is and whose; the same must be said to open it */
    public String seal(String text, String place) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(NONCE + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text again. Refuses when it was sealed with another key, for another place, or changed since. */
    public String open(String sealed, String place) {
        byte[] bytes = Base64.getDecoder().decode(sealed);
        if (bytes.length <= NONCE) {
            throw new Refused(VaultRefusal.KEY_WRONG);
        }
        byte[] nonce = new byte[NONCE];
        System.arraycopy(bytes, 0, nonce, 0, NONCE);
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(bytes, NONCE, bytes.length - NONCE);
            return new String(text, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new Refused(VaultRefusal.KEY_WRONG);
        }
    }

    private static Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        String given = System.getenv("TREMPLIN_KEY");
        byte[] key;
        try {
            key = given == null ? new byte[0] : Base64.getDecoder().decode(given.strip());
        } catch (IllegalArgumentException notBase64) {
            key = new byte[0];
        }
        if (key.length != KEY) {
            throw new Refused(VaultRefusal.KEY_MISSING);
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
