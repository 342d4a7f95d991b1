package org.tremplin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody at the other end of HTTP (1.1, as browsers speak it without TLS), signed in through the real form. */
public final class Guest {
    private static final Pattern CSRF = Pattern.compile("<meta name=\"csrf-token\" content=\"([^\"]+)\"");

    private static final Pattern FIELD = Pattern.compile("(?s)(<input [^>]*>)|(<select [^>]*>)(.*?)</select>");
    private static final Pattern CHOSEN = Pattern.compile("<option value=\"([^\"]*)\" selected");
    private static final Pattern FIRST = Pattern.compile("<option value=\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String url;
    public String csrf = "";

    private Guest(String url) {
        this.url = url;
    }

    /** Nobody in particular. */
    public static Guest stranger() {
        House.open();
        return new Guest(House.URL);
    }

    /** Nobody in particular, at another server than the suite's. */
    public static Guest at(String url) {
        return new Guest(url);
    }

    public static Guest signedIn(String login) {
        House.open();
        return signedIn(login, House.URL);
    }

    /** Has the administrator open an account with these roles, and signs in with it. */
    public static Guest opened(String login, String... roles) {
        String first = "neuf ponts de pierre";
        Guest admin = signedIn("admin");
        Form form = admin.form("/access/account-edit", "form");
        Map<String, String> fields = new LinkedHashMap<>(form.fields());
        fields.put("form:name", login);
        fields.put("form:login", login);
        fields.put("form:password", first);
        fields.put("form:save", "x");
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) ->
                body.append(encoded(name)).append('=').append(encoded(value)).append('&'));
        for (String role : roles) {
            body.append(encoded("form:roles")).append('=').append(role).append('&');
        }
        admin.send("POST", form.action(), body.toString(), Map.of("Content-Type", "application/x-www-form-urlencoded"));
        arrived(login, first);
        return signedIn(login);
    }

    /** Signs in at another server than the suite's. */
    public static Guest signedIn(String login, String url) {
        return signedIn(login, House.PASSWORD, url);
    }

    public static Guest signedIn(String login, String password, String url) {
        Guest guest = new Guest(url);
        HttpResponse<String> entered = guest.signIn(login, password);
        if (entered.statusCode() != 302) {
            throw new IllegalStateException(login + ": " + entered.statusCode());
        }
        Matcher token = CSRF.matcher(guest.get("/access/my-account").body());
        if (token.find()) {
            guest.csrf = token.group(1);
        }
        return guest;
    }

    /** Signs in with the password that an administrator chose, and chooses the one of the house. */
    public static Guest arrived(String login, String first) {
        return arrived(login, first, House.PASSWORD, House.URL);
    }

    /** The same at another server than the suite's. */
    public static Guest arrived(String login, String first, String own, String url) {
        Guest guest = signedIn(login, first, url);
        HttpResponse<String> chosen =
                guest.submit("/access/my-account", "password", "change", Map.of("current", first, "next", own));
        if (chosen.statusCode() != 302) {
            throw new IllegalStateException(login + ": " + chosen.statusCode());
        }
        return guest;
    }

    public HttpResponse<String> signIn(String login, String password) {
        String form = signInForm(login, password);
        return send("POST", "/access/sign-in", form, Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    private static String signInForm(String login, String password) {
        return "form=form&form%3Alogin=" + encoded(login) + "&form%3Apassword=" + encoded(password)
                + "&form%3Aenter=x&jakarta.faces.ViewState=stateless";
    }

    /** Tries to sign in from one of this machine's own addresses. @return the answer with its head */
    public static String signIn(String from, String login, String password) {
        String form = signInForm(login, password);
        return raw(
                from,
                "POST /access/sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                        + "\r\n\r\n" + form);
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, null, Map.of());
    }

    public HttpResponse<String> putJson(String path, String json) {
        return send("PUT", path, json, Map.of("Content-Type", "application/json", "X-CSRF-Token", csrf));
    }

    public HttpResponse<String> send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A form of a page as it was drawn, ready to be filled in. */
    public record Form(String action, String id, Map<String, String> fields) {}

    /** Opens a page and reads the form of this id; without the nonce, which a script would add. */
    public Form form(String path, String id) {
        String page = get(path).body();
        Matcher form = Pattern.compile("(?s)<form id=\"" + id + "\"[^>]* action=\"([^\"]+)\".*?</form>")
                .matcher(page);
        if (!form.find()) {
            throw new IllegalStateException("no form " + id + " at " + path);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(form.group());
        while (field.find()) {
            String tag = field.group(1) != null ? field.group(1) : field.group(2);
            String type = attribute(tag, "type");
            String value = attribute(tag, "value");
            if (field.group(2) != null) {
                Matcher chosen = CHOSEN.matcher(field.group(3));
                Matcher first = FIRST.matcher(field.group(3));
                value = chosen.find() ? chosen.group(1) : first.find() ? first.group(1) : null;
            }
            boolean ticked = "checkbox".equals(type) || "radio".equals(type);
            if (!"submit".equals(type) && (!ticked || tag.contains("checked=\"checked\""))) {
                fields.put(attribute(tag, "name"), value == null ? ticked ? "on" : "" : plain(value));
            }
        }
        return new Form(form.group(1), id, fields);
    }

    /** Fills in a form and presses one of its buttons, as a browser without scripts does. */
    public HttpResponse<String> press(Form form, String button, Map<String, String> typed) {
        return post(form.action(), pressed(form, button, typed));
    }

    private static Map<String, String> pressed(Form form, String button, Map<String, String> typed) {
        Map<String, String> fields = new LinkedHashMap<>(form.fields());
        typed.forEach((name, value) -> fields.put(form.id() + ":" + name, value));
        fields.put(form.id() + ":" + button, "x");
        return fields;
    }

    /** The same by the page's script, which draws the form again or goes elsewhere. */
    public HttpResponse<String> pressByScript(Form form, String button, Map<String, String> typed) {
        return pressByScript(form, button, typed, "");
    }

    /** @param turn as of the script's last answer that it heard; empty for none */
    public HttpResponse<String> pressByScript(Form form, String button, Map<String, String> typed, String turn) {
        Map<String, String> fields = pressed(form, button, typed);
        fields.put("jakarta.faces.partial.ajax", "true");
        fields.put("jakarta.faces.source", form.id() + ":" + button);
        fields.put("jakarta.faces.partial.execute", form.id());
        fields.put("jakarta.faces.partial.render", form.id());
        return send(
                "POST",
                form.action(),
                written(fields),
                Map.of(
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Faces-Request",
                        "partial/ajax",
                        turn.isEmpty() ? "Accept" : "Tremplin-Turn",
                        turn.isEmpty() ? "*/*" : turn));
    }

    /** Does the same several times at the same instant. @return what each came to */
    public static <T> List<T> atOnce(int times, Supplier<T> work) {
        CyclicBarrier start = new CyclicBarrier(times);
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            return Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    start.await();
                                } catch (InterruptedException | BrokenBarrierException e) {
                                    throw new IllegalStateException(e);
                                }
                                return work.get();
                            },
                            threads))
                    .limit(times)
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    public HttpResponse<String> submit(String path, String form, String button, Map<String, String> typed) {
        return press(form(path, form), button, typed);
    }

    public HttpResponse<String> post(String path, Map<String, String> fields) {
        return send("POST", path, written(fields), Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    private static String written(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(f -> encoded(f.getKey()) + "=" + encoded(f.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String attribute(String tag, String name) {
        Matcher value = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(tag);
        return value.find() ? value.group(1) : null;
    }

    private static String plain(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    /** Sends files as a browser's form does. */
    public HttpResponse<String> upload(String path, Map<String, byte[]> files) {
        String boundary = "tremplin-boundary";
        StringBuilder body = new StringBuilder();
        files.forEach((name, content) -> body.append(
                        "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
                .append(name)
                .append("\"\r\nContent-Type: text/csv\r\n\r\n")
                .append(new String(content, StandardCharsets.ISO_8859_1))
                .append("\r\n"));
        body.append("--" + boundary + "--\r\n");
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("X-CSRF-Token", csrf)
                .POST(BodyPublishers.ofByteArray(body.toString().getBytes(StandardCharsets.ISO_8859_1)))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a request as it is written here, from one of this machine's own addresses (127.0.0.2 …). @return head and body */
    public static String raw(String from, String request) {
        House.open();
        try (Socket socket =
                new Socket(InetAddress.getByName("127.0.0.1"), House.PORT, InetAddress.getByName(from), 0)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
