package org.tremplin.transfer.people;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.IntConsumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tremplin.platform.Refused;
import org.tremplin.transfer.CsvLines;
import org.tremplin.transfer.TooLarge;
import org.tremplin.transfer.TransferRefusal;

/**
 * Reads XML from other programs as a stream. Elements are matched by their local names, whatever the namespace and
 * prefix. External references are not fetched. To limit memory, refuses document types, tags or sets of names beyond
 * reasonable size, and anything that is not XML.
 */
final class Markup implements AutoCloseable {
    /** Bytes of one tag or comment, which the parser holds in memory as a whole. */
    private static final int LARGEST_PIECE = 4_000_000;

    /** The parser keeps every name that it reads. */
    private static final int MOST_NAMES = 500;

    private static final int DEEPEST = 100;

    private final InputStream in;
    private final XMLStreamReader xml;
    private final Set<String> names = new HashSet<>();
    private int piece;
    private int depth;
    private long letters;

    /** @param counted receives the number of bytes after each read */
    Markup(InputStream part, IntConsumer counted) {
        in = new FilterInputStream(part) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = super.read(bytes, offset, length);
                if (read > 0) {
                    counted.accept(read);
                    piece += read;
                    mustBeShort(piece <= LARGEST_PIECE);
                }
                return read;
            }
        };
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // these limits would count every "&amp;" too
        factory.setProperty("jdk.xml.totalEntitySizeLimit", 0);
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", 0);
        try {
            xml = factory.createXMLStreamReader(in);
        } catch (XMLStreamException broken) {
            throw unreadable();
        }
    }

    private static Refused unreadable() {
        return new Refused(TransferRefusal.NOT_A_LIST);
    }

    private static void must(boolean well) {
        if (!well) {
            throw unreadable();
        }
    }

    private static void mustBeShort(boolean is) {
        if (!is) {
            throw new TooLarge(TransferRefusal.LINE_TOO_LONG, CsvLines.LONGEST_LINE);
        }
    }

    /** Advances to the next start or end of an element, or piece of text. @return false at the end of the part */
    boolean next() {
        try {
            while (xml.hasNext()) {
                piece = 0;
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        depth++;
                        note();
                        return true;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return true;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        letters += xml.getTextLength();
                        return true;
                    }
                    case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                        names.add(xml.getPITarget());
                        must(names.size() <= MOST_NAMES);
                    }
                    case XMLStreamConstants.SPACE, XMLStreamConstants.COMMENT, XMLStreamConstants.END_DOCUMENT -> {
                        // nothing to report
                    }
                    default -> throw unreadable();
                }
            }
            return false;
        } catch (XMLStreamException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NoSuchElementException
                | NullPointerException broken) {
            // the parser throws any of these on broken XML
            throw unreadable();
        }
    }

    /** Reads to the end of the part without parsing it, to detect damage. */
    void skipRest() {
        byte[] skipped = new byte[8192];
        try {
            // the parser has closed a part that it read to the end
            while (xml.hasNext() && in.read(skipped) >= 0) {
                piece = 0;
            }
        } catch (IOException | XMLStreamException damaged) {
            throw unreadable();
        }
    }

    private void note() {
        names.add(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            names.add(xml.getAttributeLocalName(i));
        }
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            names.add(xml.getNamespacePrefix(i));
            names.add(xml.getNamespaceURI(i));
        }
        must(depth <= DEEPEST && names.size() <= MOST_NAMES);
    }

    boolean starts(String element) {
        return xml.isStartElement() && xml.getLocalName().equals(element);
    }

    boolean ends(String element) {
        return xml.isEndElement() && xml.getLocalName().equals(element);
    }

    /** The name of the element that starts here, or empty. */
    String starting() {
        return xml.isStartElement() ? xml.getLocalName() : "";
    }

    /** An attribute of the element that starts here, null if it is missing. */
    String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    /** The number of characters of text so far. */
    long letters() {
        return letters;
    }

    /**
     * Reads to the end of the element that starts here.
     *
     * @param within the elements whose text counts, empty for the element itself
     * @param without an element whose text does not count
     * @return at most {@code longest} characters
     */
    String text(String within, String without, int longest) {
        StringBuilder text = new StringBuilder();
        int outside = depth - 1;
        int silent = 0;
        int open = within.isEmpty() ? 1 : 0;
        while (next() && depth > outside) {
            if (xml.isStartElement() || xml.isEndElement()) {
                int step = xml.isStartElement() ? 1 : -1;
                open += xml.getLocalName().equals(within) ? step : 0;
                silent += xml.getLocalName().equals(without) ? step : 0;
            } else if (open > 0 && silent == 0) {
                int room = Math.min(xml.getTextLength(), longest - text.length());
                text.append(xml.getTextCharacters(), xml.getTextStart(), Math.max(room, 0));
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
