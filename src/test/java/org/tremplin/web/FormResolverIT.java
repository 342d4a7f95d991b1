package org.tremplin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.el.ELException;
import jakarta.el.ELManager;
import jakarta.el.ELProcessor;
import jakarta.el.PropertyNotFoundException;
import jakarta.el.PropertyNotWritableException;
import jakarta.el.ValueReference;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.InContainer;

/** Fields of forms as pages see them, with the expressions and the constraints of the server itself. */
@InContainer
class FormResolverIT {
    /** What somebody fills in. */
    public static class Visit implements Form {
        public static String secret = "kept";
        public final long version = 3;
        public int guests = 1;
        public Place place = new Place();
        String hidden = "kept";

        @Size(max = 5)
        public String name;

        public String getGreeting() {
            return "Bonjour " + name;
        }
    }

    /** A form inside of a form. */
    public static class Place implements Form {
        public String town = "Bruxelles";
    }

    /** Has public fields and is no form. */
    public static class Other {
        public String name = "kept";
    }

    @Inject
    private Validator validator;

    private ELProcessor el;
    private final Visit visit = new Visit();

    @BeforeEach
    void a_page() {
        el = new ELProcessor();
        el.getELManager().addELResolver(new FormResolver());
        el.defineBean("visit", visit);
        el.defineBean("other", new Other());
    }

    @Test
    void a_field_is_read_and_written_as_what_it_is() {
        el.setValue("visit.guests", "12");
        el.setValue("visit.name", "Ana");
        el.setValue("visit.place.town", "Liège");
        assertThat(visit.guests).isEqualTo(12);
        assertThat(visit.place.town).isEqualTo("Liège");
        assertThat((String) el.eval("visit.greeting += visit.guests")).isEqualTo("Bonjour Ana12");
        assertThatThrownBy(() -> el.setValue("visit.guests", "many")).isInstanceOf(NumberFormatException.class);
        assertThat(visit.guests).isEqualTo(12);
    }

    @Test
    void nothing_else_is() {
        assertThatThrownBy(() -> el.setValue("visit.version", 4)).isInstanceOf(PropertyNotWritableException.class);
        for (String other :
                new String[] {"visit.secret", "visit.hidden", "visit.greeting", "other.name", "visit.none"}) {
            assertThatThrownBy(() -> el.setValue(other, "taken")).as(other).isInstanceOf(ELException.class);
        }
        for (String other : new String[] {"visit.secret", "visit.hidden", "other.name", "visit.none"}) {
            assertThatThrownBy(() -> el.eval(other)).as(other).isInstanceOf(PropertyNotFoundException.class);
        }
        assertThat(Visit.secret + visit.hidden + visit.version).isEqualTo("keptkept3");
    }

    @Test
    void its_constraint_is_found_where_a_page_looks_for_it() {
        var context = el.getELManager().getELContext();
        ValueReference place = ELManager.getExpressionFactory()
                .createValueExpression(context, "#{visit.name}", Object.class)
                .getValueReference(context);
        assertThat(validator.validateValue(place.getBase().getClass(), (String) place.getProperty(), "Ana Maria"))
                .hasSize(1);
        assertThat(FormResolver.field(place.getBase(), place.getProperty())
                        .getAnnotation(Size.class)
                        .max())
                .isEqualTo(5);
    }
}
