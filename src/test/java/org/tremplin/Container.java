package org.tremplin;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.eu.ingwar.tools.arquillian.extension.suite.annotations.ArquillianSuiteDeployment;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.tremplin.access.AuditLines;
import org.tremplin.server.Database;
import org.tremplin.server.EmbeddedDatabase;

/**
 * The built WAR with the tests in it, on a database of its own: deployed once for every test class that runs in the
 * container. {@link House} is the same application seen from outside.
 */
@ArquillianSuiteDeployment
public class Container {
    @Deployment
    public static WebArchive war() throws IOException {
        if (Boolean.getBoolean("tremplin.it.given")) {
            Database.at(env("URL"), env("USER"), env("PASSWORD")).prepare();
        } else {
            startDatabase();
        }
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/tremplin.war"))
                .addPackages(true, Container::runsInTheContainer, "org.tremplin")
                .addClasses(InContainer.class, TestDoor.class, Cast.class, AuditLines.class, Planted.class)
                .addAsResource("conges.ics")
                .addAsResource("faults/calendars/12a.ics")
                .addAsResource("faults/calendars/12b.ics")
                .addAsLibraries(new File(Assertions.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath()));
    }

    private static boolean runsInTheContainer(ArchivePath path) {
        String name = path.get().replaceFirst("^/(.*?)(\\$.*)?\\.class$", "$1").replace('/', '.');
        try {
            return name.endsWith("IT") && Class.forName(name).isAnnotationPresent(InContainer.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void startDatabase() throws IOException {
        Path home = House.freshHome("container").toAbsolutePath();
        Files.writeString(home.resolve("database-password"), env("PASSWORD"));
        EmbeddedDatabase database = EmbeddedDatabase.start(home, Integer.getInteger("tremplin.it.database"));
        Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        database.database().prepare();
        Assertions.assertThat(env("URL")).isEqualTo(database.database().url());
    }

    private static String env(String name) {
        return System.getenv("TREMPLIN_DB_" + name);
    }
}
