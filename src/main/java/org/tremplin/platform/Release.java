package org.tremplin.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build this is: part of the URL of every static file. */
public final class Release {
    public static final String ID = read();

    private Release() {}

    private static String read() {
        try (InputStream in = Release.class.getResourceAsStream("release.properties")) {
            Properties release = new Properties();
            release.load(in);
            return release.getProperty("id").replaceAll("\\D", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
