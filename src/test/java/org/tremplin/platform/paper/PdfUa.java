package org.tremplin.platform.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Whether a paper can be read by somebody who does not see it: PDF/UA-1, judged by veraPDF and not by who made it. */
public final class PdfUa {
    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private PdfUa() {}

    /** Fails with the rules that are broken and where. */
    public static void check(byte[] pdf) {
        assertThat(broken(pdf)).isEmpty();
        assertThat(beyond(pdf)).as("beyond the edge of the paper").isEmpty();
    }

    /** What stands beyond the right or the left edge of its page, letter by letter. */
    static List<String> beyond(byte[] pdf) {
        List<String> beyond = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition letter) {
                    if (letter.getX() < 0 || letter.getX() + letter.getWidth() > letter.getPageWidth()) {
                        beyond.add(letter.getUnicode() + " on page " + getCurrentPageNo());
                    }
                }
            }.getText(document);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
        return beyond;
    }

    static List<String> broken(byte[] pdf) {
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            ValidationResult result = validator.validate(parser);
            List<String> broken = result.getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> assertion.getRuleId().getClause() + " " + assertion.getMessage() + " at "
                            + assertion.getLocation().getContext())
                    .distinct()
                    .toList();
            assertThat(result.isCompliant()).isEqualTo(broken.isEmpty());
            return broken;
        } catch (VeraPDFException | IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
