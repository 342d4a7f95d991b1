package org.tremplin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page costs somebody with a slow phone: bytes as they travel, compressed, headers included. */
class WeightIT extends BrowserTest {
    private static final Map<String, String> COOKIES = new HashMap<>();

    /** What one visit fetched: bytes by address, 0 for what the browser had kept. */
    private record Visit(Map<String, Integer> fetched) {
        int requests() {
            return fetched.size();
        }

        int bytes() {
            return fetched.values().stream().mapToInt(Integer::intValue).sum();
        }

        List<String> travelled() {
            return fetched.entrySet().stream()
                    .filter(f -> f.getValue() > 0)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /** The cookies of somebody who has signed in, once for each role. */
    private static String signedIn(String login) {
        return COOKIES.computeIfAbsent(login, l -> {
            try (BrowserContext context = browser.newContext()) {
                Page page = context.newPage();
                Browsers.signIn(page, l);
                page.waitForLoadState();
                return context.storageState();
            }
        });
    }

    /** A browser that holds nothing but the sign-in. */
    private static BrowserContext fresh(String login) {
        return browser.newContext(new Browser.NewContextOptions().setStorageState(signedIn(login)));
    }

    private static Visit once(String login, String address) {
        try (BrowserContext context = fresh(login)) {
            return visit(context.newPage(), address, WaitUntilState.LOAD);
        }
    }

    private static List<Visit> twice(String login, String address) {
        try (BrowserContext context = fresh(login)) {
            Page page = context.newPage();
            return List.of(
                    visit(page, address, WaitUntilState.NETWORKIDLE), visit(page, address, WaitUntilState.NETWORKIDLE));
        }
    }

    private static Visit visit(Page page, String address, WaitUntilState until) {
        Map<String, String> travelling = new HashMap<>();
        Map<String, Integer> fetched = new HashMap<>();
        Set<String> kept = new HashSet<>();
        CDPSession network = page.context().newCDPSession(page);
        network.on(
                "Network.requestServedFromCache",
                event -> kept.add(event.get("requestId").getAsString()));
        network.on("Network.responseReceived", event -> {
            String request = event.get("requestId").getAsString();
            JsonObject response = event.getAsJsonObject("response");
            String url = response.get("url").getAsString();
            if (url.startsWith("http")) {
                fetched.put(url, 0);
                if (!kept.contains(request) && !response.get("fromDiskCache").getAsBoolean()) {
                    travelling.put(request, url);
                }
            }
        });
        network.on("Network.loadingFinished", event -> {
            String url = travelling.get(event.get("requestId").getAsString());
            if (url != null) {
                fetched.put(url, event.get("encodedDataLength").getAsInt());
            }
        });
        network.send("Network.enable");
        page.navigate(House.URL + address, new Page.NavigateOptions().setWaitUntil(until));
        network.detach();
        return new Visit(fetched);
    }

    /** The roll-call of the fifteen learners that the measure speaks of. */
    private static String rollCall() {
        return Pattern.compile("<a href=\"(/attendance/roll-call[^\"]*)\">FLE A1<")
                .matcher(Walk.of("formatrice").guest.get("/attendance/today").body())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    static Stream<Arguments> onPhones() {
        return Stream.of(
                Arguments.of("formatrice", "/attendance/today"),
                Arguments.of("formatrice", rollCall()),
                Arguments.of("formatrice", "/planning/offer"),
                Arguments.of("apprenante", "/progress/mine"));
    }

    @ParameterizedTest
    @MethodSource("onPhones")
    void what_opens_on_a_phone_is_light(String login, String address) {
        List<Visit> visits = twice(login, address);
        assertThat(visits.get(0).requests()).isLessThanOrEqualTo(6);
        assertThat(visits.get(0).bytes()).isLessThanOrEqualTo(60_000);
        assertThat(visits.get(1).travelled()).containsExactly(House.URL + address);
    }

    /** Everything, the first time: a form, a list, a month of the calendar. */
    private static final int PLAIN = 60_000;

    /** With PrimeFaces' own scripts and styles, for a field that completes what is typed. */
    private static final int RICH = 300_000;

    static Stream<Arguments> staffPages() {
        return Walk.of("admin").addresses().values().stream()
                .collect(Collectors.toMap(a -> a.replaceFirst("\\?.*", ""), a -> a, (a, b) -> b))
                .values()
                .stream()
                .map(address -> Arguments.of(address, isRich(address) ? RICH : PLAIN));
    }

    private static boolean isRich(String address) {
        Path page = Path.of("src/main/webapp" + address.replaceFirst("\\?.*", "") + ".xhtml");
        try {
            return Files.exists(page)
                    && TextsTest.RICH.matcher(Files.readString(page)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("staffPages")
    void staff_pages_are_not_heavy(String address, int most) {
        Visit visit = once("admin", address);
        assertThat(visit.bytes()).as("%s", visit.fetched()).isLessThanOrEqualTo(most);
    }

    @Test
    void what_a_staff_page_brings_is_kept() {
        List<Visit> visits = twice("admin", "/people/person-edit");
        assertThat(visits.get(0).requests()).isEqualTo(6);
        assertThat(visits.get(1).travelled()).containsExactly(House.URL + "/people/person-edit");
    }

    /** In a month of its own, far away. */
    @Test
    void a_month_of_three_hundred_sessions_is_a_hundred_kilobytes() {
        Guest coordinator = Guest.signedIn("coordination");
        StringBuilder groups = new StringBuilder("code;activite;intitule;formateur;lieu;capacite;debut;fin\n");
        StringBuilder sessions = new StringBuilder("code;groupe;date;debut;fin;lieu;formateur;statut\n");
        for (int g = 0; g < 10; g++) {
            groups.append("MOIS-%1$d;D-FLE-1;Groupe du mois %1$d;;Salle du mois %1$d;15;2046-05-01;2046-05-31\n"
                    .formatted(g));
            for (int day = 1; day <= 30; day++) {
                sessions.append("MOIS-%1$d-%2$d;MOIS-%1$d;2046-05-%2$02d;09:00;12:00;Salle du mois %1$d;;prevue\n"
                        .formatted(g, day));
            }
        }
        HttpResponse<String> imported = coordinator.upload(
                "/api/v1/imports",
                Map.of(
                        "groupes.csv", groups.toString().getBytes(StandardCharsets.UTF_8),
                        "seances.csv", sessions.toString().getBytes(StandardCharsets.UTF_8)));
        assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
        String month = "/planning/calendar?view=month&date=2046-05-10";
        assertThat(coordinator.get(month).body().split("Groupe du mois", -1)).hasSizeGreaterThan(300);
        Visit visit = once("coordination", month);
        assertThat(visit.fetched().get(House.URL + month)).isLessThanOrEqualTo(100_000);
        assertThat(coordinator.get(month).body().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(200_000);
    }

    @Test
    void a_roll_call_of_fifteen_is_short_uncompressed_too() {
        String html = Walk.of("formatrice").guest.get(rollCall()).body();
        assertThat(html.split("\"initials\":", -1)).hasSize(1 + 15);
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(30_000);
    }
}
