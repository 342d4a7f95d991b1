package org.tremplin.offer;

import java.io.Serializable;
import java.util.List;
import org.tremplin.catalogue.ActivityFacts;

/** A public activity, with the groups that people could still join. */
public record OfferRow(ActivityFacts activity, List<OfferGroup> groups) implements Serializable {}
