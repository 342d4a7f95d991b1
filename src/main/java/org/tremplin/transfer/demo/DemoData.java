package org.tremplin.transfer.demo;

import static org.tremplin.access.Permission.ANYONE;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.House;
import org.tremplin.access.Houses;
import org.tremplin.access.Role;
import org.tremplin.access.SiteRow;
import org.tremplin.access.accounts.Accounts;
import org.tremplin.access.accounts.FirstRunKeys;
import org.tremplin.people.People;
import org.tremplin.planning.Trainers;
import org.tremplin.planning.logbook.SessionLogs;
import org.tremplin.planning.timetable.Timetable;
import org.tremplin.platform.UseCases;
import org.tremplin.transfer.Bundle;
import org.tremplin.transfer.Consent;
import org.tremplin.transfer.ImportReport;
import org.tremplin.transfer.Imports;
import org.tremplin.transfer.KnownFiles;
import org.tremplin.transfer.Progress;

/**
 * A small association for trying things out: imports its files ({@link DemoFiles}), opens its accounts, publishes its
 * offer.
 */
@UseCases
public class DemoData {
    /** The password of every demo account; they exist only in the demo. */
    private static final String PASSWORD = "tremplin-demo";

    @Inject
    private Accounts accounts;

    @Inject
    private FirstRunKeys firstRun;

    @Inject
    private Houses houses;

    @Inject
    private KnownFiles known;

    @Inject
    private Imports imports;

    @Inject
    private People people;

    @Inject
    private Trainers trainers;

    @Inject
    private Timetable timetable;

    @Inject
    private SessionLogs logs;

    @Inject
    private DemoOffer offer;

    /** Fills an empty database, in one transaction; does nothing if there is an account. @return whether it did */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public boolean fill() {
        if (!firstRun.nobodyYet()) {
            return false;
        }
        House house = houses.house();
        houses.change(new House(
                house.version(),
                "Le Tremplin (démonstration)",
                house.zone(),
                true,
                house.answerDays(),
                house.contactYears(),
                house.proofYears(),
                true));
        houses.siteRows()
                .forEach(s -> houses.changeSite(new SiteRow(s.id(), s.name(), "Rue de l'Exemple 12, 1080 Bruxelles")));
        try (Bundle files = known.bundle()) {
            importInto(files);
        }
        LocalDate today = houses.today();
        openAccounts();
        writeLog(today);
        offer.show(
                today, List.copyOf(people.idsOf(List.of("P001", "P002", "P003")).values()));
        return true;
    }

    private void importInto(Bundle files) {
        DemoFiles.of(houses.today()).forEach(files::add);
        ImportReport report = imports.run(files, EnumSet.allOf(Consent.class), Progress.SILENT);
        if (!report.done()) {
            throw new IllegalStateException("the demo data are not importable: " + report.problems());
        }
    }

    /** Writes log entries for the next trainer of the first group. */
    private void writeLog(LocalDate today) {
        String code = DemoFiles.lastSession(today);
        long session = timetable.sessionKeys(List.of(code)).get(code).id();
        logs.write(
                session,
                0,
                "Au marché : les légumes, demander un prix. Jeu de rôle par deux.",
                "Les nombres de 70 à 99, puis la monnaie. Apporter les fausses pièces.");
        logs.link(session, "https://apprendre.tv5monde.com/fr", "Vidéos et exercices, niveau A1");
    }

    private void openAccounts() {
        Map<String, Long> staff = trainers.named(List.of("Nadia Benali", "Paul Lambert"), name -> null);
        long learner = people.idsOf(List.of("P001")).get("P001");
        open("admin", "Administration", Role.ADMINISTRATOR, null);
        open("coordination", "Claire Coordination", Role.COORDINATOR, null);
        open("formatrice", "Nadia Benali", Role.TRAINER, staff.get("Nadia Benali"));
        open("formateur", "Paul Lambert", Role.TRAINER, staff.get("Paul Lambert"));
        open("emploi", "Karim Emploi", Role.COUNSELLOR, null);
        open("rapports", "Lecture des rapports", Role.REPORTING, null);
        open("apprenante", "Amina", Role.LEARNER, learner);
    }

    private void open(String login, String name, Role role, Long person) {
        accounts.createForDemo(login, name, PASSWORD, role, person);
    }
}
