package org.tremplin.platform.installation;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;

/**
 * The only connection pool; the launcher's environment says which database it leads to. An idle connection is tested
 * before use: without that the pool never recovers from a restarted database. No spaces around "=": with them the
 * server ignores the property.
 *
 * <p>There are more connections than threads that can ask for one (40 for requests, 8 for background work, one for the
 * audit trail; preboot.asadmin). When a transaction needs its connection again, the server queues it behind newcomers,
 * so an exhausted pool would deadlock.
 *
 * <p>Ids come over connections of their own, which take part in no transaction (persistence.xml): the row that counts
 * them is locked for a moment, not until the end of a long transaction.
 */
@ApplicationScoped
@DataSourceDefinition(
        name = "java:app/tremplin",
        className = "org.tremplin.platform.installation.Connections",
        url = "${ENV=TREMPLIN_DB_URL}",
        user = "${ENV=TREMPLIN_DB_USER}",
        password = "${ENV=TREMPLIN_DB_PASSWORD}",
        isolationLevel = Connection.TRANSACTION_READ_COMMITTED,
        initialPoolSize = 4,
        minPoolSize = 4,
        maxPoolSize = 56,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.MySQLConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=5",
            "fish.payara.fail-all-connections=true"
        })
@DataSourceDefinition(
        name = "java:global/tremplin-ids",
        className = "com.mysql.cj.jdbc.MysqlDataSource",
        url = "${ENV=TREMPLIN_DB_URL}",
        user = "${ENV=TREMPLIN_DB_USER}",
        password = "${ENV=TREMPLIN_DB_PASSWORD}",
        isolationLevel = Connection.TRANSACTION_READ_COMMITTED,
        transactional = false,
        initialPoolSize = 1,
        minPoolSize = 1,
        maxPoolSize = 2,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.MySQLConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=5",
            "fish.payara.fail-all-connections=true"
        })
class Database {}
