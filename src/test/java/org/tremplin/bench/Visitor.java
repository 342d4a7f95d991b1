package org.tremplin.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A signed-in browser: its connection, its cookie, the token of its sign-in. */
final class Visitor {
    private static final Pattern INPUT = Pattern.compile("<input[^>]*>");
    private static final Pattern META = Pattern.compile("<meta name=\"csrf-token\" content=\"([^\"]+)\"");

    final Wire wire;
    final Map<String, String> headers = new HashMap<>();

    private Visitor(Wire wire) {
        this.wire = wire;
    }

    /** Goes through the real form. */
    static Visitor signIn(int port, String login, String password) throws IOException {
        Visitor visitor = new Visitor(new Wire(port));
        Wire.Answer form = visitor.wire.send("GET", "/access/sign-in", Map.of(), null);
        StringBuilder fields = new StringBuilder();
        Matcher inputs = INPUT.matcher(form.text());
        while (inputs.find()) {
            String name = attribute(inputs.group(), "name");
            if (name != null) {
                String value = attribute(inputs.group(), "value");
                value = name.endsWith("login") ? login : name.endsWith("password") ? password : value;
                fields.append(fields.length() == 0 ? "" : "&")
                        .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(value == null ? "" : value, StandardCharsets.UTF_8));
            }
        }
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/x-www-form-urlencoded"));
        cookie(form).ifPresent(c -> headers.put("Cookie", c));
        Wire.Answer entered = visitor.wire.send("POST", "/access/sign-in", headers, fields.toString());
        if (entered.status() != 302) {
            throw new IOException("sign-in of " + login + " answered " + entered.status());
        }
        visitor.headers.put("Cookie", cookie(entered).orElseThrow());
        Matcher token = META.matcher(visitor.get("/access/my-account").text());
        if (token.find()) {
            visitor.headers.put("X-CSRF-Token", token.group(1));
        }
        return visitor;
    }

    Wire.Answer get(String path) throws IOException {
        return wire.send("GET", path, headers, null);
    }

    Wire.Answer put(String path, String json) throws IOException {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return wire.send("PUT", path, all, json);
    }

    private static Optional<String> cookie(Wire.Answer answer) {
        return Optional.ofNullable(answer.headers().get("Set-Cookie"))
                .flatMap(all ->
                        all.lines().filter(c -> c.startsWith("tremplin=")).reduce((a, b) -> b))
                .map(c -> c.replaceFirst(";.*", ""));
    }

    private static String attribute(String tag, String name) {
        Matcher found = Pattern.compile(name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? found.group(1) : null;
    }
}
