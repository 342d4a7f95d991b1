package org.tremplin.transfer.demo;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The demo's files, for our own import. Dates are relative to today, so that today always has sessions; everything else
 * is the same every time.
 */
final class DemoFiles {
    private static final int WEEKS_BACK = 8;
    private static final int WEEKS_AHEAD = 8;
    private static final List<String> GIVEN = List.of(
            "Amina",
            "Yusuf",
            "Oksana",
            "Tesfay",
            "Rosa",
            "Mehmet",
            "Hodan",
            "Ahmad",
            "María José",
            "Fatoumata",
            "Ivan",
            "Leïla",
            "Nguyễn",
            "Samira",
            "Daniel",
            "Zoë",
            "Ibrahim",
            "Elif",
            "Mohamed",
            "Selam");
    private static final Set<String> MEN =
            Set.of("Yusuf", "Tesfay", "Mehmet", "Ahmad", "Ivan", "Daniel", "Ibrahim", "Mohamed");
    private static final List<String> FAMILY = List.of(
            "Haddad",
            "N'Diaye",
            "Kovalenko",
            "Haile",
            "Almeida da Silva",
            "Yılmaz",
            "Warsame",
            "Rahimi",
            "Diallo",
            "Petrova",
            "El Amrani",
            "Van den Berghe",
            "Traoré",
            "Müller",
            "D'Angelo",
            "Okafor",
            "Bekele");
    private static final List<String> PLACES =
            List.of("SY;ar", "UA;uk", "ER;ti", "PT;pt", "TR;tr", "AF;fa", "GN;ff", "MA;ar");
    private static final List<String> SCHOOLING = List.of("jamais", "primaire", "secondaire_inferieur", "superieur");

    /** A group: code, activity, title, trainer, room, hours, and the weekdays on which it meets (empty = every day). */
    private record Plan(
            String code,
            String activity,
            String title,
            String trainer,
            String room,
            String from,
            String to,
            Set<DayOfWeek> days,
            int people) {}

    private static final List<Plan> PLANS = List.of(
            new Plan("FLE-A1", "FLE-1", "FLE A1", "Nadia Benali", "Salle 1", "08:00", "11:30", Set.of(), 15),
            new Plan(
                    "CUISINE",
                    "CUISINE",
                    "Cuisine du monde",
                    "Nadia Benali",
                    "Cuisine",
                    "11:30",
                    "15:00",
                    Set.of(),
                    12),
            new Plan(
                    "FLE-A2",
                    "FLE-2",
                    "FLE A2 fin de journée",
                    "Nadia Benali",
                    "Salle 1",
                    "15:00",
                    "21:00",
                    Set.of(),
                    14),
            new Plan("ALPHA-1", "ALPHA", "Alpha 1", "Paul Lambert", "Salle 2", "08:30", "12:30", Set.of(), 10),
            new Plan(
                    "COUTURE",
                    "COUTURE",
                    "Couture et tricot",
                    "Paul Lambert",
                    "Atelier",
                    "12:30",
                    "16:30",
                    Set.of(),
                    9),
            new Plan("ALPHA-2", "ALPHA", "Alpha 2 soir", "Paul Lambert", "Salle 2", "16:30", "21:00", Set.of(), 11),
            new Plan(
                    "FOC-1",
                    "FOC",
                    "Vivre en Belgique",
                    "Paul Lambert",
                    "Salle 3",
                    "21:15",
                    "22:15",
                    Set.of(DayOfWeek.TUESDAY),
                    13),
            new Plan(
                    "BUFFET",
                    "BUFFET",
                    "Buffet solidaire",
                    "Nadia Benali",
                    "Cuisine",
                    "21:15",
                    "22:45",
                    Set.of(DayOfWeek.FRIDAY),
                    8));

    private DemoFiles() {}

    /** The files by name, in the order in which they are read. */
    static Map<String, byte[]> of(LocalDate today) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("personnes.csv", csv(people(today)));
        files.put("activites.csv", csv(activities()));
        files.put("groupes.csv", csv(groups(today)));
        files.put("seances.csv", csv(sessions(today)));
        files.put("inscriptions.csv", csv(enrolments(today)));
        files.put("presences.csv", csv(marks(today)));
        files.put("emploi.csv", csv(steps(today)));
        return files;
    }

    private static byte[] csv(List<String> lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    /** The code of the last held session of the first group. */
    static String lastSession(LocalDate today) {
        Plan plan = PLANS.get(0);
        LocalDate last = dates(today).stream()
                .filter(date -> date.isBefore(today) && meets(plan, date, today) && !cancelled(date, today))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return sessionCode(plan, last);
    }

    private static List<String> people(LocalDate today) {
        Random random = new Random(1);
        List<String> lines =
                new ArrayList<>(List.of("code;nom;prenom;sexe;date_naissance;nationalite;langue_maternelle;"
                        + "scolarite;telephone;courriel;commune;date_entree"));
        for (int i = 1; i <= 60; i++) {
            lines.add(String.join(
                    ";",
                    "P%03d".formatted(i),
                    FAMILY.get(i * 7 % FAMILY.size()),
                    GIVEN.get((i - 1) % GIVEN.size()),
                    MEN.contains(GIVEN.get((i - 1) % GIVEN.size())) ? "M" : "F",
                    today.minusYears(20 + random.nextInt(40))
                            .minusDays(random.nextInt(365))
                            .toString(),
                    PLACES.get(i % PLACES.size()),
                    SCHOOLING.get(i % SCHOOLING.size()),
                    "+3247%07d".formatted(1_000_000 + i * 7919),
                    "",
                    i % 3 == 0 ? "Molenbeek" : "Bruxelles",
                    today.minusDays(60 + random.nextInt(700)).toString()));
        }
        return lines;
    }

    private static List<String> activities() {
        return List.of(
                "code;pole;type;intitule;niveau;capacite",
                "D-FLE-1;langue;fle;Français langue étrangère A1;A1;18",
                "D-FLE-2;langue;fle;Français langue étrangère A2;A2;18",
                "D-ALPHA;langue;alpha;Alphabétisation;;12",
                "D-CUISINE;vie_quotidienne;cuisine;Atelier cuisine;;16",
                "D-COUTURE;vie_quotidienne;bricolage;Couture et tricot;;14",
                "D-FOC;citoyennete;citoyennete;Vivre en Belgique (60 h);;16",
                "D-BUFFET;solidarite;solidarite;Buffet solidaire;;20");
    }

    private static List<String> groups(LocalDate today) {
        List<String> lines = new ArrayList<>(List.of("code;activite;intitule;formateur;lieu;capacite;debut;fin"));
        PLANS.forEach(p -> lines.add(String.join(
                ";",
                p.code,
                "D-" + p.activity,
                p.title,
                p.trainer,
                p.room,
                "18",
                today.minusWeeks(WEEKS_BACK).toString(),
                today.plusWeeks(WEEKS_AHEAD).toString())));
        return lines;
    }

    /**
     * Every day this week and for the next six days, so that today stays full while the demo runs; otherwise its
     * weekdays.
     */
    private static boolean meets(Plan plan, LocalDate date, LocalDate today) {
        DayOfWeek day = date.getDayOfWeek();
        if (!plan.days.isEmpty()) {
            return plan.days.contains(day);
        }
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        boolean thisWeek = !date.isBefore(monday) && !date.isAfter(today.plusDays(6));
        boolean itsDays = day.getValue() <= 5 && (day.getValue() + PLANS.indexOf(plan)) % 3 == 0;
        return thisWeek || itsDays;
    }

    private static boolean cancelled(LocalDate date, LocalDate today) {
        return date.toEpochDay() % 23 == 0 && !date.equals(today);
    }

    private static String sessionCode(Plan plan, LocalDate date) {
        return plan.code + "-" + date;
    }

    private static List<LocalDate> dates(LocalDate today) {
        return today.minusWeeks(WEEKS_BACK)
                .datesUntil(today.plusWeeks(WEEKS_AHEAD))
                .toList();
    }

    private static List<String> sessions(LocalDate today) {
        List<String> lines = new ArrayList<>(List.of("code;groupe;date;debut;fin;lieu;formateur;statut"));
        for (Plan plan : PLANS) {
            for (LocalDate date : dates(today)) {
                if (meets(plan, date, today)) {
                    String status = cancelled(date, today) ? "annulee" : date.isBefore(today) ? "tenue" : "prevue";
                    lines.add(String.join(
                            ";",
                            sessionCode(plan, date),
                            plan.code,
                            date.toString(),
                            plan.from,
                            plan.to,
                            plan.room,
                            plan.trainer,
                            status));
                }
            }
        }
        return lines;
    }

    /** The first learner is in the first group; the others are spread with overlaps, as in reality. */
    private static List<String> learners(Plan plan) {
        List<String> codes = new ArrayList<>();
        int first = PLANS.indexOf(plan) * 8;
        for (int i = 0; i < plan.people; i++) {
            codes.add("P%03d".formatted(1 + (first + i) % 60));
        }
        return codes;
    }

    private static List<String> enrolments(LocalDate today) {
        List<String> lines = new ArrayList<>(List.of("personne;groupe;date;statut"));
        PLANS.forEach(plan -> learners(plan)
                .forEach(code -> lines.add(String.join(
                        ";", code, plan.code, today.minusWeeks(WEEKS_BACK).toString(), "inscrit"))));
        return lines;
    }

    private static List<String> marks(LocalDate today) {
        Random random = new Random(2);
        List<String> lines = new ArrayList<>(List.of("seance;personne;statut;minutes;motif"));
        for (Plan plan : PLANS) {
            for (LocalDate date : dates(today)) {
                // leaves yesterday's roll-call of one group incomplete
                boolean forgotten = plan.code.equals("CUISINE") && date.equals(today.minusDays(1));
                if (date.isBefore(today) && meets(plan, date, today) && !cancelled(date, today) && !forgotten) {
                    for (String person : learners(plan)) {
                        int dice = random.nextInt(10);
                        String mark = dice < 8 ? "present;;" : dice < 9 ? "excuse;0;maladie" : "absent;0;";
                        lines.add(sessionCode(plan, date) + ";" + person + ";" + mark);
                    }
                }
            }
        }
        return lines;
    }

    private static List<String> steps(LocalDate today) {
        return List.of(
                "personne;date;etape;employeur;contrat;heures;fin",
                "P002;" + today.minusDays(40) + ";cv;;;;",
                "P002;" + today.minusDays(12) + ";contrat;Commune;CDD;24;",
                "P005;" + today.minusDays(30) + ";permis_en_cours;;;;",
                "P009;" + today.minusDays(21) + ";stage;Boulangerie du Parc;;;",
                "P014;" + today.minusDays(8) + ";entretien;Titres-services Net;;;",
                "P021;" + today.minusDays(5) + ";contrat;Titres-services Net;CDI;19,5;");
    }
}
