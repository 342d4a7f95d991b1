package org.tremplin.people;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.tremplin.platform.Stored;

/** People who live together: a parent attends while the child is in the holiday workshop. */
@Entity
@Table(name = "household")
public class Household extends Stored {
    protected Household() {}

    static Household fresh() {
        return new Household();
    }
}
