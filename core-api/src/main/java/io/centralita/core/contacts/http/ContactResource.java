package io.centralita.core.contacts.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.centralita.core.contacts.Contact;
import io.centralita.core.contacts.ContactAddress;
import io.centralita.core.contacts.ContactMerge;
import io.centralita.core.contacts.ContactMerges;
import io.centralita.core.contacts.ContactSearch;
import io.centralita.core.contacts.Contacts;
import io.centralita.core.contacts.MergeReason;
import io.centralita.core.contacts.PastAddress;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.http.Answer;
import io.centralita.core.kernel.http.Answers;
import io.centralita.core.kernel.http.Bodies;
import io.centralita.core.kernel.http.IdempotencyKey;
import io.centralita.core.kernel.http.IfMatch;
import io.centralita.core.kernel.http.MergePatch;
import io.centralita.core.kernel.http.Query;
import io.centralita.core.kernel.http.Versioned;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** {@code /v1/contacts}: list and search, one, create, rename, add an address, merge and undo it. */
@Path("/v1/contacts")
@Produces(MediaType.APPLICATION_JSON)
public class ContactResource {

    private final Contacts contacts;
    private final ContactMerges merges;
    private final CurrentCaller caller;
    private final ObjectMapper json;

    ContactResource(Contacts contacts, ContactMerges merges, CurrentCaller caller, ObjectMapper json) {
        this.contacts = contacts;
        this.merges = merges;
        this.caller = caller;
        this.json = json;
    }

    /** A page, for the document. */
    public record ContactPage(List<Contact> data, @Nullable String nextCursor, boolean hasMore) {}

    /** The body of a merge: one of the two. */
    public record MergeWish(
            @Nullable ContactId into, @Nullable ContactId from) {}

    public record MergeList(List<ContactMerge> data) {}

    public record PastAddressList(List<PastAddress> data) {}

    /** What may change, for the document. */
    public record ContactPatch(@Nullable String name) {}

    @GET
    @Operation(operationId = "listContacts", summary = "The contacts, or those a search finds")
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "A part of the name, or an address",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponseSchema(value = ContactPage.class, responseCode = "200", responseDescription = "By id")
    public Uni<Response> list(@Context UriInfo uri) {
        var asking = caller.with(Permission.CONTACTS_READ);
        var query = Query.of(uri, Set.of("q"));
        return contacts.list(asking.workspace(), ContactSearch.of(query.text("q")), query.limit(50), query.cursor())
                .map(page -> Answers.page(page, uri));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getContact",
            summary = "One contact",
            description = "For a contact that was merged: the one it was merged into, named in Content-Location.")
    @APIResponseSchema(value = Contact.class, responseCode = "200", responseDescription = "The contact")
    public Uni<Response> one(@PathParam("id") ContactId id) {
        return contacts.find(caller.with(Permission.CONTACTS_READ).workspace(), id)
                .map(ContactResource::located);
    }

    @POST
    @Operation(operationId = "createContact", summary = "Makes a contact")
    @APIResponseSchema(value = Contact.class, responseCode = "201", responseDescription = "Made")
    public Uni<Response> create(@HeaderParam("Idempotency-Key") @Nullable String key, NewContact body) {
        var asking = caller.with(Permission.CONTACTS_WRITE);
        var wanted = Bodies.required(body);
        var idempotencyKey = IdempotencyKey.of(
                key,
                asking.principal(),
                "POST /v1/contacts",
                json.valueToTree(wanted).toString());
        return contacts.create(
                        asking.workspace(),
                        asking.actor(),
                        wanted.checkedName(),
                        wanted.checkedAddresses(),
                        idempotencyKey)
                .map(Answer::response);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(operationId = "updateContact", summary = "Renames a contact")
    @RequestBodySchema(ContactPatch.class)
    @APIResponseSchema(value = Contact.class, responseCode = "200", responseDescription = "As it is now")
    public Uni<Response> change(
            @PathParam("id") ContactId id, @HeaderParam("If-Match") @Nullable String ifMatch, JsonNode body) {
        var asking = caller.with(Permission.CONTACTS_WRITE);
        var patch = MergePatch.of(body, Set.of("name"));
        return contacts.rename(
                        asking.workspace(),
                        asking.actor(),
                        id,
                        IfMatch.required(ifMatch),
                        name -> patch.text("name", name, NewContact.LONGEST_NAME))
                .map(ContactResource::answer);
    }

    @POST
    @Path("/{id}/addresses")
    @Operation(operationId = "addContactAddress", summary = "Adds an address")
    @APIResponseSchema(value = Contact.class, responseCode = "200", responseDescription = "As it is now")
    public Uni<Response> addAddress(
            @PathParam("id") ContactId id, @HeaderParam("Idempotency-Key") @Nullable String key, ContactAddress body) {
        var asking = caller.with(Permission.CONTACTS_WRITE);
        var address = NewContact.check("", body);
        var known = IdempotencyKey.of(
                key, asking.principal(), "POST /v1/contacts/" + id + "/addresses", address.toString());
        return contacts.addAddress(asking.workspace(), asking.actor(), id, address, known)
                .map(Answer::response);
    }

    @POST
    @Path("/{id}:merge")
    @Operation(
            operationId = "mergeContact",
            summary = "Makes two contacts one",
            description = "Give `into` to let this contact go into another, or `from` to take another in. Addresses and"
                    + " conversations move. Once more is no change.")
    @APIResponseSchema(value = Contact.class, responseCode = "200", responseDescription = "The one that stayed")
    public Uni<Response> merge(@PathParam("id") ContactId id, MergeWish body) {
        var asking = caller.with(Permission.CONTACTS_WRITE);
        caller.with(Permission.CONVERSATIONS_READ_ALL);
        var wish = Bodies.required(body);
        if ((wish.into() == null) == (wish.from() == null)) {
            throw ProblemException.invalid("/into", "required", "Give either into or from.");
        }
        var from = wish.from() == null ? id : wish.from();
        var into = wish.into() == null ? id : wish.into();
        return merges.merge(asking.workspace(), asking.actor(), from, into, MergeReason.REQUESTED)
                .map(ContactResource::located);
    }

    @POST
    @Path("/{id}:unmerge")
    @Operation(
            operationId = "unmergeContact",
            summary = "Undoes the merge by which this contact went",
            description = "Its addresses and conversations return. What came to the other contact since stays there.")
    @APIResponseSchema(value = Contact.class, responseCode = "200", responseDescription = "On its own again")
    public Uni<Response> unmerge(@PathParam("id") ContactId id) {
        var asking = caller.with(Permission.CONTACTS_WRITE);
        caller.with(Permission.CONVERSATIONS_READ_ALL);
        return merges.undo(asking.workspace(), asking.actor(), id).map(ContactResource::located);
    }

    @GET
    @Path("/{id}/merges")
    @Operation(operationId = "listContactMerges", summary = "Merges into this contact and of it, also those undone")
    @APIResponseSchema(value = MergeList.class, responseCode = "200", responseDescription = "Youngest first")
    public Uni<MergeList> merges(@PathParam("id") ContactId id) {
        return merges.history(caller.with(Permission.CONTACTS_READ).workspace(), id)
                .map(MergeList::new);
    }

    @GET
    @Path("/{id}/past-addresses")
    @Operation(operationId = "listPastAddresses", summary = "Addresses that no longer hold: numbers given up, old ids")
    @APIResponseSchema(value = PastAddressList.class, responseCode = "200", responseDescription = "Youngest first")
    public Uni<PastAddressList> pastAddresses(@PathParam("id") ContactId id) {
        return contacts.pastAddresses(caller.with(Permission.CONTACTS_READ).workspace(), id)
                .map(PastAddressList::new);
    }

    private static Response located(Versioned<Contact> contact) {
        return Response.fromResponse(answer(contact))
                .header(
                        HttpHeaders.CONTENT_LOCATION,
                        "/v1/contacts/" + contact.value().id())
                .build();
    }

    private static Response answer(Versioned<Contact> contact) {
        return Answers.versioned(contact.value(), contact.version());
    }
}
