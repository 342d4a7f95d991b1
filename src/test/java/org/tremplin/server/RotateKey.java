package org.tremplin.server;

import java.io.IOException;
import java.nio.file.Path;

/** A process that gives everything sealed a new key, to be killed in the middle: database and home are its arguments. */
final class RotateKey {
    private RotateKey() {}

    public static void main(String[] at) throws IOException {
        Keys.rotate(settings(Path.of(at[3])), Database.at(at[0], at[1], at[2]));
    }

    static Settings settings(Path home) {
        return new Settings(home, "127.0.0.1", 0, null, null, null, "", "", null, null, "", false);
    }
}
