package org.tremplin;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at the other end of HTTP, signed in through the real form. */
public final class Guest {
    private static final Pattern CSRF = Pattern.compile("<meta name=\"csrf-token\" content=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
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

    public static Guest signedIn(String login) {
        House.open();
        return signedIn(login, House.URL);
    }

    /** Signs in at another server than the suite's. */
    public static Guest signedIn(String login, String url) {
        Guest guest = new Guest(url);
        HttpResponse<String> entered = guest.signIn(login, House.PASSWORD);
        if (entered.statusCode() != 302) {
            throw new IllegalStateException(login + ": " + entered.statusCode());
        }
        Matcher token = CSRF.matcher(guest.get("/access/my-account").body());
        if (token.find()) {
            guest.csrf = token.group(1);
        }
        return guest;
    }

    public HttpResponse<String> signIn(String login, String password) {
        String form = "form=form&form%3Alogin=" + encoded(login) + "&form%3Apassword=" + encoded(password)
                + "&form%3Aenter=x&jakarta.faces.ViewState=stateless";
        return send("POST", "/access/sign-in", form, Map.of("Content-Type", "application/x-www-form-urlencoded"));
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

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
