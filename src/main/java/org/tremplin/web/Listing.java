package org.tremplin.web;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tremplin.platform.Found;
import org.tremplin.platform.Slice;

/**
 * A list page whose state is its URL: filters, sort and page. Reads itself from the request's parameters and writes the
 * links of the pager and of the column headers, keeping the filters.
 */
public final class Listing<T> implements Serializable {
    private static final int SIZE = 25;

    private final Map<String, String> filters = new LinkedHashMap<>();
    private final Slice slice;
    private Found<T> found = new Found<>(List.of(), 0);

    /** @param parameters of the request: page, sort (a leading "-" reverses it), and the filters named here */
    public Listing(Map<String, String> parameters, String... filterNames) {
        for (String name : filterNames) {
            String value = parameters.get(name);
            if (value != null && !value.isBlank()) {
                filters.put(name, value.strip());
            }
        }
        String sort = parameters.getOrDefault("sort", "");
        boolean descending = sort.startsWith("-");
        slice = new Slice(descending ? sort.substring(1) : sort, descending, page(parameters.get("page")), SIZE);
    }

    private static int page(String text) {
        return text != null && text.matches("[1-9]\\d{0,5}") ? Integer.parseInt(text) : 1;
    }

    /** The part of the list to request from the service. */
    public Slice slice() {
        return slice;
    }

    public void show(Found<T> page) {
        found = page;
    }

    /** The value of a filter, or null. */
    public String filter(String name) {
        return filters.get(name);
    }

    /** The value of a filter that is an id; 0 when it is not a valid one. */
    public long id(String name) {
        String text = filters.get(name);
        return text != null && text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
    }

    public Map<String, String> getFilters() {
        return filters;
    }

    public List<T> getRows() {
        return found.rows();
    }

    public long getTotal() {
        return found.total();
    }

    public int getPage() {
        return slice.page();
    }

    public long getPages() {
        return Math.max(1, (found.total() + slice.size() - 1) / slice.size());
    }

    public long getFirst() {
        return found.rows().isEmpty() ? 0 : slice.offset() + 1L;
    }

    public long getLast() {
        return slice.offset() + (long) found.rows().size();
    }

    /** The same list on another page. */
    public String href(long page) {
        return link(slice.sort(), slice.descending(), page);
    }

    /** The same list sorted by this column, or reversed when it already is. */
    public String sortHref(String column) {
        return link(column, column.equals(slice.sort()) && !slice.descending(), 1);
    }

    /** The sort direction of this column: "asc", "desc" or "". */
    public String sorted(String column) {
        if (!column.equals(slice.sort())) {
            return "";
        }
        return slice.descending() ? "desc" : "asc";
    }

    private String link(String sort, boolean descending, long page) {
        Map<String, String> all = new LinkedHashMap<>(filters);
        if (!sort.isEmpty()) {
            all.put("sort", (descending ? "-" : "") + sort);
        }
        if (page > 1) {
            all.put("page", String.valueOf(page));
        }
        StringBuilder query = new StringBuilder("?");
        all.forEach((name, value) -> query.append(query.length() > 1 ? "&" : "")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
    }
}
