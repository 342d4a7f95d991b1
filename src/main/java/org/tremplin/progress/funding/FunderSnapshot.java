package org.tremplin.progress.funding;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.platform.Stored;
import org.tremplin.progress.funding.SnapshotView.Said;

/** What a funder asks at entry or exit, as it was that day. Nothing here is ever updated. */
@Entity
@Table(name = "funder_snapshot")
public class FunderSnapshot extends Stored {
    /** When the funder asks. */
    public enum Moment {
        ENTRY,
        EXIT
    }

    @Column(name = "target_id")
    private long targetId;

    @Column(name = "moment")
    @Enumerated(EnumType.STRING)
    private Moment moment;

    @Column(name = "on_date")
    private LocalDate date;

    @Column(name = "answers")
    private String answers;

    @Column(name = "account_id")
    private Long accountId;

    protected FunderSnapshot() {}

    FunderSnapshot(long target, Moment moment, LocalDate today, List<Said> said, Long account) {
        this.targetId = target;
        this.moment = moment;
        this.date = today;
        this.accountId = account;
        JsonArrayBuilder list = Json.createArrayBuilder();
        said.forEach(one -> list.add(
                Json.createObjectBuilder().add("question", one.question()).add("answer", one.answer())));
        this.answers = list.build().toString();
    }

    SnapshotView view() {
        try (JsonReader reader = Json.createReader(new StringReader(answers))) {
            return new SnapshotView(
                    moment,
                    date,
                    reader.readArray().getValuesAs(JsonObject.class).stream()
                            .map(one -> new Said(one.getString("question"), one.getString("answer")))
                            .toList());
        }
    }
}
