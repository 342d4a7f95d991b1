package org.tremplin.enrolment.intake;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tremplin.BrowserTest;
import org.tremplin.House;

/** Somebody telephones: known, listened to, placed, and told when to come. */
class IntakePageIT extends BrowserTest {
    private int interactions;

    private void click(Page page, String what) {
        page.click(what);
        interactions++;
    }

    private void fill(Page page, String where, String text) {
        page.fill(where, text);
        interactions++;
    }

    @Test
    void a_telephone_call_takes_a_dozen_interactions_from_hello_to_a_place() {
        try (BrowserContext phone = phone()) {
            Page page = signedIn(phone, "coordination");
            page.navigate(House.URL + "/people/list");
            click(page, "text=Nouvelle personne");
            fill(page, "[id='form:given']", "Wubit");
            fill(page, "[id='form:family']", "Téléphone");
            fill(page, "[id='form:phone']", "0471 55 66 77");
            click(page, "[id='form:save']");
            page.waitForURL(Pattern.compile(".*/people/person\\?.*"));
            click(page, "text=Accueil et niveau");
            fill(page, "[id='talk:questions:1:text']", "travailler dans une crèche");
            click(page, "[id='talk:keep']");
            assertThat(page.locator("[id='messages']")).containsText("L’entretien est gardé");
            click(page, "[id='groups:all:0:enrol']");
            assertThat(page.locator("[id='messages']")).containsText("prochaine séance");
            assertThat(interactions).isLessThanOrEqualTo(12);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);
        }
    }

    @Test
    void a_placement_is_done_in_the_persons_language_and_changes_what_is_suggested() {
        try (BrowserContext phone = phone()) {
            Page page = signedIn(phone, "coordination");
            page.navigate(House.URL + "/people/person-edit");
            page.fill("[id='form:given']", "Samira");
            page.fill("[id='form:family']", "Placement");
            page.click("[id='form:save']");
            page.waitForURL(Pattern.compile(".*/people/person\\?.*"));
            page.click("text=Accueil et niveau");
            assertThat(page.locator("[id='level']")).containsText("Scolarité inconnue");
            page.click("summary:has-text('Faire le test')");
            page.selectOption("[id='level:language']", "ar");
            assertThat(page.locator("[id='level']")).containsText("أقول اسمي");
            page.click("text=Je dis mon nom, mon pays, mon âge.");
            page.click("[id='level:propose']");
            assertThat(page.locator("[id='level:skill:1:of']")).hasValue("A1.1");
            assertThat(page.locator("[id='level:skill:2:of']")).hasValue("0");
            page.selectOption("[id='level:kind']", "SELF_ESTIMATE");
            page.click("[id='level:assess']");
            assertThat(page.locator("[id='past']")).containsText("auto-évaluation");
            assertThat(page.locator("[id='groups']")).containsText("Parler : A1.1, groupe A1");

            page.fill("[id='groups:partner']", "Lire et Écrire");
            page.click("[id='groups:redirect']");
            assertThat(page.locator("[id='messages']")).containsText("comptée comme orientée");
            page.navigate(House.URL + "/enrolment/waiting");
            assertThat(page.locator("[id='demand']")).containsText("orientée vers Lire et Écrire");
            page.locator("li:has-text('Samira Placement')")
                    .getByText("Acceptée là-bas")
                    .click();
            assertThat(page.locator("li:has-text('Samira Placement')")).containsText("Acceptée là-bas");
            assertThat(page.locator("[id='demand']")).containsText("une acceptée");

            page.navigate(House.URL + "/people/list?q=Samira%20Placement");
            page.locator("main tbody a").first().click();
            String samira = page.url().replaceFirst(".*person=", "");
            page.click("text=Modifier");
            page.selectOption("[id='form:schooling']", "PRIMARY");
            page.click("[id='form:save']");
            page.waitForURL(Pattern.compile(".*/people/person\\?.*"));
            page.navigate(House.URL + "/enrolment/intake?person=" + samira);
            assertThat(page.locator("[id='level']")).containsText("selon ce que la personne lit et écrit");
            page.click("text=Compléter la scolarité");
            page.selectOption("[id='form:schooledIn']", "fr");
            page.click("[id='form:save']");
            assertThat(page.locator("[id='messages']")).containsText("Enregistré");
            page.navigate(House.URL + "/enrolment/intake?person=" + samira);
            assertThat(page.locator("[id='level']")).containsText("Scolarisée en français : illettrisme");
            assertThat(page.locator("[id='level:framework']")).hasValue("LITERACY");
            page.selectOption("[id='talk:questions:3:one']", "oui");
            page.click("[id='talk:keep']");
            assertThat(page.locator("[id='messages']")).containsText("L’entretien est gardé");
            page.navigate(House.URL + "/enrolment/waiting");
            page.click("text=Ce que disent les entretiens");
            assertThat(page.locator(".card:has-text('garde d’enfants') li")).containsText(new String[] {"oui"});

            page.navigate(House.URL + "/enrolment/intake-setup");
            page.fill("[id='questions:title']", "Quel horaire préférez-vous ?");
            page.click("[id='questions:saveQuestion']");
            assertThat(page.locator("[id='questions']")).containsText("Quel horaire préférez-vous ?");
            page.click("[id='steps:all:0:change']");
            assertThat(page.locator("[id='steps:step']"))
                    .hasValue("Je comprends bonjour, au revoir, mon nom et des nombres.");
            assertThat(page.locator("[id='steps:step']")).isFocused();
            page.fill("[id='steps:step']", "Je comprends bonjour et merci.");
            page.click("[id='steps:saveTask']");
            assertThat(page.locator("[id='steps']")).containsText("Je comprends bonjour et merci.");
            page.click("[id='steps:all:0:change']");
            assertThat(page.locator("[id='steps:translated']")).hasValue("أفهم مرحبا ووداعا واسمي والأرقام.");
            page.selectOption("[id='steps:language']", "ti");
            assertThat(page.locator("[id='steps:translated']")).hasValue("");
            page.fill("[id='steps:translated']", "ሰላም ይርድኣኒ");
            page.click("[id='steps:translate']");
            assertThat(page.locator("[id='steps:translated']")).hasCount(0);
            page.navigate(House.URL + "/people/list?q=Samira%20Placement");
            page.locator("main tbody a").first().click();
            page.click("text=Accueil et niveau");
            page.click("summary:has-text('Faire le test')");
            page.selectOption("[id='level:framework']", "CEFR");
            assertThat(page.locator("[id='level']")).containsText("Je comprends bonjour et merci.");
            page.selectOption("[id='level:language']", "ti");
            assertThat(page.locator("[id='level']")).containsText("ሰላም ይርድኣኒ");
        }
    }

    @Test
    void a_rule_says_why_not_and_gives_way_to_a_reason() {
        try (BrowserContext phone = phone()) {
            Page page = signedIn(phone, "coordination");
            page.navigate(House.URL + "/catalogue/activities");
            page.locator("main a:has-text('Français langue étrangère A1')")
                    .first()
                    .click();
            page.click("text=Qui peut s’inscrire");
            assertThat(page.locator("[id='rules']")).containsText("Tout le monde");
            page.click("[id='add:save']");
            assertThat(page.locator("main")).containsText("Choisissez l’activité");
            page.selectOption("[id='add:kind']", "AGE_FROM");
            page.fill("[id='add:years']", "99");
            page.click("[id='add:save']");
            assertThat(page.locator("[id='rules']")).containsText("À partir de 99 ans");
            String rules = page.url();

            page.navigate(House.URL + "/people/person-edit");
            page.fill("[id='form:given']", "Yonas");
            page.fill("[id='form:family']", "Condition");
            page.fill("[id='form:birth']", "2000-01-01");
            page.click("[id='form:save']");
            page.waitForURL(Pattern.compile(".*/people/person\\?.*"));
            String person = page.url().replaceFirst(".*person=", "");
            page.navigate(House.URL + "/enrolment/person-enrol?person=" + person);
            page.selectOption(
                    "[id='enrol:group']",
                    page.locator("[id='enrol:group'] option:has-text('FLE A1')")
                            .first()
                            .getAttribute("value"));
            page.click("[id='enrol:add']");
            assertThat(page.locator("[id='enrol']")).containsText("à partir de 99 ans ; la personne en aura");
            page.click("[id='enrol:add']");
            assertThat(page.locator("[id='messages']")).containsText("dites pourquoi");
            page.fill("[id='enrol:reason']", "accompagne son grand-père");
            page.click("[id='enrol:add']");
            assertThat(page.locator("[id='places']")).containsText("Admise quand même : accompagne son grand-père");
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);

            page.navigate(House.URL + "/people/person-edit");
            page.fill("[id='form:given']", "Zewdu");
            page.fill("[id='form:family']", "Condition");
            page.fill("[id='form:birth']", "2001-01-01");
            page.click("[id='form:save']");
            page.waitForURL(Pattern.compile(".*/people/person\\?.*"));
            page.navigate(House.URL + "/enrolment/person-enrol?person=" + person);
            page.locator("[id='places'] a:has-text('FLE A1')").first().click();
            page.waitForLoadState();
            page.locator("[id='enrol:person_input']").fill("Zewd");
            page.locator("[id='enrol:person_input']").pressSequentially("u");
            page.locator(".ui-autocomplete-item").first().click();
            page.click("[id='enrol:add']");
            assertThat(page.locator("[id='enrol']")).containsText("à partir de 99 ans");
            page.fill("[id='enrol:exception']", "même famille");
            page.click("[id='enrol:add']");
            assertThat(page.locator("[id='list']")).containsText("Zewdu Condition");
            assertThat(page.locator("[id='enrol']")).not().containsText("99 ans");

            String group = page.url().replaceFirst(".*group=", "");
            page.navigate(House.URL + "/people/person-edit");
            page.fill("[id='form:given']", "Tesfay");
            page.fill("[id='form:family']", "Condition");
            page.fill("[id='form:birth']", "2002-01-01");
            page.click("[id='form:save']");
            page.waitForURL(Pattern.compile(".*/people/person\\?.*"));
            page.navigate(
                    House.URL + "/enrolment/person-enrol?person=" + page.url().replaceFirst(".*person=", ""));
            page.selectOption(
                    "[id='enrol:group']",
                    page.locator("[id='enrol:group'] option:has-text('FLE A2')")
                            .first()
                            .getAttribute("value"));
            page.click("[id='enrol:add']");
            page.locator("[id='places'] a:has-text('FLE A2')").first().click();
            Locator tesfay = page.locator("[id='list'] ul > li:has-text('Tesfay Condition')");
            tesfay.getByText("Changer").click();
            tesfay.getByText("Transférer").click();
            page.selectOption("[id='list:target']", group);
            page.click("[id='list:confirmTransfer']");
            assertThat(page.locator("[id='list:transfer']")).containsText("à partir de 99 ans");
            page.fill("[id='list:transferReason']", "change de travail");
            page.click("[id='list:confirmTransfer']");
            assertThat(tesfay).hasCount(0);

            page.navigate(rules);
            page.click("[id='rules:all:0:remove']");
            assertThat(page.locator("[id='rules']")).containsText("Tout le monde");
        }
    }
}
