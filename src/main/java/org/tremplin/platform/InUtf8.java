package org.tremplin.platform;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.UnsupportedEncodingException;

/**
 * A request whose fields are read as UTF-8, whoever asks and whenever. The server's own forgets what was set when whoever
 * sent it hangs up, and who sets it again, as Faces or the page of an error, is told in the log that it comes too late.
 */
public final class InUtf8 extends HttpServletRequestWrapper {
    private static final String UTF_8 = "UTF-8";

    private InUtf8(HttpServletRequest request) {
        super(request);
    }

    public static HttpServletRequest of(HttpServletRequest request) throws UnsupportedEncodingException {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            // for the page of an error the fields have been read
            request.setCharacterEncoding(UTF_8);
        }
        return new InUtf8(request);
    }

    @Override
    public String getCharacterEncoding() {
        return UTF_8;
    }

    @Override
    public void setCharacterEncoding(String always) {
        // as it is
    }
}
