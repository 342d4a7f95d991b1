package org.tremplin.attendance;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tremplin.access.Shell;
import org.tremplin.access.Shells;
import org.tremplin.access.Ui;
import org.tremplin.platform.Missing;

/**
 * The roll-call page: the same for everybody, except for its head and its state, one block of data that
 * {@code roll-call.js} draws. The script also draws the names, because the same code serves the page offline, where no
 * server can.
 */
@Named
@RequestScoped
public class RollCallPage implements Shell {
    @Inject
    private RollCalls rollCalls;

    @Inject
    private Ui ui;

    @Inject
    private HttpServletRequest request;

    private Map<String, String> values;

    @Override
    public String path() {
        return "/attendance/roll-call";
    }

    @Override
    public Set<String> unescaped() {
        return Set.of("data");
    }

    /** Those of the session in the address. */
    @Override
    public Map<String, String> values() {
        if (values == null) {
            RollCallView view = rollCalls.open(asked());
            values = Map.of(
                    "title", view.title(),
                    "day", ui.longDate(view.date()),
                    "from", ui.time(view.startsAt()),
                    "to", ui.time(view.endsAt()),
                    "room", Objects.toString(view.room(), ""),
                    "session", String.valueOf(view.session()),
                    "data", RollCallJson.of(view));
        }
        return values;
    }

    /** For the page: the values, or their names while it is drawn for everybody. */
    public Map<String, String> getValues() {
        return Shells.isDrawing(request) ? Shells.braces(values().keySet()) : values();
    }

    private long asked() {
        try {
            return Long.parseLong(request.getParameter("session"));
        } catch (NumberFormatException e) {
            throw new Missing();
        }
    }
}
