package org.tremplin.platform.installation;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.util.logging.Logger;

/**
 * Ends the server when its launcher is gone (even after {@code kill -9}), so that the next start finds the port free.
 * The launcher holds the other end of standard input, which closes when it ends.
 */
@WebListener
public class LauncherWatch implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (!Installation.hasLauncher()) {
            return;
        }
        Thread watch = new Thread(LauncherWatch::waitForTheEnd, "launcher watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void waitForTheEnd() {
        try {
            while (System.in.read() >= 0) {
                // the launcher never writes
            }
        } catch (IOException gone) {
            Logger.getLogger(LauncherWatch.class.getName()).warning("the launcher is gone");
        }
        Runtime.getRuntime().exit(0);
    }
}
