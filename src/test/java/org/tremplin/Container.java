package org.tremplin;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.eu.ingwar.tools.arquillian.extension.suite.annotations.ArquillianSuiteDeployment;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;
import org.tremplin.access.AuditLines;
import org.tremplin.access.Capability;
import org.tremplin.novelty.NoveltyCapability;
import org.tremplin.server.Database;
import org.tremplin.server.EmbeddedDatabase;

/**
 * The built WAR with the tests in it, on a database of its own: deployed once for every test class that runs in the
 * container. {@link House} is the same application seen from outside.
 *
 * <p>The database is unpacked and started before any test. Later, another thread may start a process between the writing of
 * a program of the database and its start, and hand it the open file: "text file busy"; and the port that was reserved for
 * it may be somebody else's.
 */
@ArquillianSuiteDeployment
public class Container implements TestExecutionListener {
    private static final String CAPABILITIES = "META-INF/services/" + Capability.class.getName();

    private static volatile Throwable withoutDatabase = new IllegalStateException("no class said @InContainer");

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        Map<Boolean, List<Class<?>>> classes = plan.getRoots().stream()
                .flatMap(root -> plan.getChildren(root).stream())
                .flatMap(test -> test.getSource().stream())
                .filter(ClassSource.class::isInstance)
                .map(source -> (Class<?>) ((ClassSource) source).getJavaClass())
                .collect(Collectors.partitioningBy(type -> type.isAnnotationPresent(InContainer.class)));
        if (classes.get(true).isEmpty()) {
            return;
        }
        try {
            // there the connector reads what was deployed: not by an earlier run
            Files.deleteIfExists(Path.of("target/it/container-server.log.0"));
            prepareDatabase();
            withoutDatabase = null;
        } catch (IOException | RuntimeException failure) {
            withoutDatabase = failure;
        }
        if (!classes.get(false).isEmpty() && !Boolean.getBoolean("tremplin.it.given")) {
            // whoever needs it first would wait for it; why it does not open, it is told then
            new Thread(House::open, "house").start();
        }
    }

    @Deployment
    public static WebArchive war() {
        if (withoutDatabase != null) {
            throw new IllegalStateException("the container has no database", withoutDatabase);
        }
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/tremplin.war"))
                .addPackages(true, Container::runsInTheContainer, "org.tremplin")
                .addClasses(InContainer.class, TestDoor.class, Cast.class, AuditLines.class, Planted.class)
                .addPackage(NoveltyCapability.class.getPackage())
                .addAsResource("org/tremplin/novelty")
                .addAsResource(withNovelty(), CAPABILITIES)
                .addAsResource("conges.ics")
                .addAsResource("faults/calendars/12a.ics")
                .addAsResource("faults/calendars/12b.ics")
                .addAsLibraries(new File(Assertions.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath()));
    }

    /** The capabilities of the house, and the one that exists in the tests only. */
    private static StringAsset withNovelty() {
        try {
            return new StringAsset(Files.readString(Path.of("src/main/resources", CAPABILITIES))
                    + NoveltyCapability.class.getName() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean runsInTheContainer(ArchivePath path) {
        String name = path.get().replaceFirst("^/(.*?)(\\$.*)?\\.class$", "$1").replace('/', '.');
        try {
            return name.endsWith("IT")
                    && Class.forName(name, false, Container.class.getClassLoader())
                            .isAnnotationPresent(InContainer.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void prepareDatabase() throws IOException {
        if (Boolean.getBoolean("tremplin.it.given")) {
            prepare(Database.at(env("URL"), env("USER"), env("PASSWORD")));
            return;
        }
        Path home = House.freshHome("container").toAbsolutePath();
        Files.writeString(home.resolve("database-password"), env("PASSWORD"));
        EmbeddedDatabase database = EmbeddedDatabase.start(home, Integer.getInteger("tremplin.it.database"));
        Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        prepare(database.database());
        Assertions.assertThat(env("URL")).isEqualTo(database.database().url());
    }

    /** With the table of the capability that exists in the tests only. */
    private static void prepare(Database database) throws IOException {
        database.prepare();
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table if not exists novelty (
                      id bigint not null auto_increment primary key, person_id bigint not null, on_day date not null,
                      what varchar(300) not null, constraint novelty_person foreign key (person_id) references person (id)
                    ) default charset = utf8mb4 collate = utf8mb4_unicode_520_ci""");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static String env(String name) {
        return System.getenv("TREMPLIN_DB_" + name);
    }
}
