package org.tremplin.platform.installation;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Connections whose transaction begins with the first statement that changes or locks something. Every use case runs in a
 * transaction, and the driver brackets each with three round trips ({@code SET autocommit=0}, {@code COMMIT},
 * {@code SET autocommit=1}): as many as most pages have statements. At READ COMMITTED, which the pool asks for, each select
 * sees what is committed when it begins, inside a transaction or outside, so that one which only reads needs no bracket.
 *
 * <p>The statement decides when it is prepared: no pool in between may keep prepared statements.
 */
public final class Connections extends MysqlDataSource {
    private static final long serialVersionUID = 1;

    private static final Pattern READS = Pattern.compile("\\A[\\s(]*(?:select|with)\\b", Pattern.CASE_INSENSITIVE);

    /** A locked row is held until the end of the transaction, which therefore has to have begun. */
    private static final Pattern LOCKS = Pattern.compile(
            "\\bfor\\s+(?:update|share)\\b|\\block\\s+in\\s+share\\s+mode\\b|\\binto\\b|\\bget_lock\\b",
            Pattern.CASE_INSENSITIVE);

    @Override
    protected Connection getConnection(Properties properties) throws SQLException {
        return new Begun(super.getConnection(properties)).facade();
    }

    /** Whether this statement is the same inside a transaction and outside of one. */
    static boolean onlyReads(String sql) {
        return READS.matcher(sql).find() && !LOCKS.matcher(sql).find();
    }

    /** What the facade of a connection does; the connection itself stays in autocommit. */
    private static final class Begun implements InvocationHandler {
        private final Connection connection;
        private boolean autoCommit = true;
        private boolean begun;

        Begun(Connection connection) {
            this.connection = connection;
        }

        Connection facade() {
            return (Connection) facade(Connection.class, this);
        }

        private static Object facade(Class<?> type, InvocationHandler handler) {
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
        }

        @Override
        public Object invoke(Object facade, Method method, Object[] given) throws Throwable {
            switch (method.getName()) {
                case "equals":
                    return facade == given[0];
                case "hashCode":
                    return System.identityHashCode(facade);
                case "getAutoCommit":
                    return autoCommit;
                case "setAutoCommit":
                    if ((boolean) given[0]) {
                        end("commit");
                    }
                    autoCommit = (boolean) given[0];
                    return null;
                case "commit":
                    end("commit");
                    return null;
                case "rollback":
                    if (given == null) {
                        end("rollback");
                        return null;
                    }
                    break;
                case "setSavepoint":
                    begin();
                    break;
                case "prepareStatement", "prepareCall":
                    beginFor((String) given[0]);
                    break;
                case "createStatement":
                    Object statement = pass(connection, method, given);
                    return facade(Statement.class, (itself, call, with) -> {
                        if (call.getName().startsWith("execute")
                                || call.getName().equals("addBatch")) {
                            beginFor(with == null ? "" : (String) with[0]);
                        }
                        return pass(statement, call, with);
                    });
                case "close", "abort":
                    autoCommit = true;
                    begun = false;
                    break;
                default:
            }
            return pass(connection, method, given);
        }

        private void beginFor(String sql) throws SQLException {
            if (!autoCommit && !begun && !onlyReads(sql)) {
                begin();
            }
        }

        private void begin() throws SQLException {
            if (!autoCommit && !begun) {
                say("start transaction");
                begun = true;
            }
        }

        private void end(String how) throws SQLException {
            if (begun) {
                begun = false;
                say(how);
            }
        }

        private void say(String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        private static Object pass(Object to, Method method, Object[] given) throws Throwable {
            try {
                return method.invoke(to, given);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        }
    }
}
