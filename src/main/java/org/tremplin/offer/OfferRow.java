package org.tremplin.offer;

import java.io.Serializable;
import java.util.List;
import org.tremplin.catalogue.ActivityFacts;

/** An activity that everybody may know of, with the groups that one could still join. */
public record OfferRow(ActivityFacts activity, List<OfferGroup> groups) implements Serializable {}
