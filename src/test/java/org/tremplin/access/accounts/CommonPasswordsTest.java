package org.tremplin.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {
    private static final CommonPasswords COMMON = new CommonPasswords();

    private static boolean holds(String password) {
        return COMMON.holds(password, "amina.haddad", "Amina Haddad", "Le Tremplin (démonstration)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password123",
                "Password2024!",
                "P@ssw0rd1234",
                "pa55word!!!!",
                "motdepasse",
                "MotDePasse2026",
                "mot-de-passe",
                "motdepassemotdepasse",
                "Azertyuiop",
                "azertyuiop123",
                "qwertyuiop",
                "poiuytreza",
                "1234567890",
                "0987654321",
                "1q2w3e4r5t6y",
                "aaaaaaaaaaaa",
                "ababababab",
                "01/02/1985",
                "0470123456",
                "Bruxelles1080",
                "Bienvenue2026!",
                "Wachtwoord01",
                "welkom-2026",
                "sunshine2019",
                "administrateur",
                "iloveyou!!",
                "Septembre2026",
                "amina.haddad",
                "AminaHaddad1",
                "Haddad-2026!",
                "h4dd4d2026!!",
                "tremplin-demo",
                "Tremplin2026!",
                "LeTremplin1080",
                "Tremplin-Bienvenue",
                "démonstration"
            })
    void what_is_tried_first_is_common(String password) {
        assertThat(holds(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "un mot de passe",
                "another-password",
                "given-by-hand",
                "correct horse battery staple",
                "quatre grenouilles vertes",
                "7x!K2#9q$8",
                "Ouverture-7-lacs",
                "84629175530917042",
                "vélo rouge au grenier",
                "كلمة سر طويلة"
            })
    void a_few_words_and_what_is_made_at_random_are_not(String password) {
        assertThat(holds(password)).isFalse();
    }
}
