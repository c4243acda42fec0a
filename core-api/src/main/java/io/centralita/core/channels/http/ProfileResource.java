package io.centralita.core.channels.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.feature.Profile;
import io.centralita.channel.spi.feature.Profile.BusinessProfile;
import io.centralita.core.channels.features.ChannelFeatures;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.http.Bodies;
import io.centralita.core.kernel.http.MergePatch;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.MediaId;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.media.MediaFiles;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** What customers see about the business, asked of the provider each time. */
@Path("/v1/channels/{id}/profile")
@Produces(MediaType.APPLICATION_JSON)
public class ProfileResource {

    private static final Set<String> FIELDS =
            Set.of("about", "description", "address", "email", "websites", "vertical", "picture_url");
    private static final int LONGEST = 1_000;

    private final CurrentCaller current;
    private final ChannelFeatures features;
    private final MediaFiles files;

    ProfileResource(CurrentCaller current, ChannelFeatures features, MediaFiles files) {
        this.current = current;
        this.features = features;
        this.files = files;
    }

    /** What customers see; null where there is nothing. */
    public record ProfileView(
            @Nullable String about,
            @Nullable String description,
            @Nullable String address,
            @Nullable String email,
            List<String> websites,
            @Nullable String vertical,
            @Nullable String pictureUrl) {

        static ProfileView of(BusinessProfile profile) {
            var websites = profile.websites();
            return new ProfileView(
                    profile.about(),
                    profile.description(),
                    profile.address(),
                    profile.email(),
                    websites == null ? List.of() : websites,
                    profile.vertical(),
                    profile.pictureUrl());
        }
    }

    /** A merge patch; null clears. */
    public record ProfilePatch(
            @Nullable String about,
            @Nullable String description,
            @Nullable String address,
            @Nullable String email,
            @Nullable List<String> websites,
            @Nullable String vertical,
            @Nullable String pictureUrl) {}

    @GET
    @Operation(operationId = "getChannelProfile", summary = "What customers see about the business")
    public Uni<ProfileView> get(@PathParam("id") ChannelId id) {
        var caller = current.with(Permission.CHANNELS_READ);
        return features.use(caller.workspace(), id, ChannelFeature.PROFILE, Profile.class, profile -> profile.profile())
                .map(ProfileView::of);
    }

    @PATCH
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(operationId = "updateChannelProfile", summary = "Changes what customers see about the business")
    @RequestBodySchema(ProfilePatch.class)
    public Uni<ProfileView> change(@PathParam("id") ChannelId id, JsonNode body) {
        var caller = current.with(Permission.CHANNELS_MANAGE);
        MergePatch.of(body, FIELDS);
        var changes = new BusinessProfile(
                text(body, "about"),
                text(body, "description"),
                text(body, "address"),
                text(body, "email"),
                websites(body.get("websites")),
                text(body, "vertical"),
                text(body, "picture_url"));
        return features.use(
                        caller.workspace(),
                        id,
                        ChannelFeature.PROFILE,
                        Profile.class,
                        profile -> profile.changeProfile(changes).thenCompose(done -> profile.profile()))
                .map(ProfileView::of);
    }

    /** @param mediaId a stored picture that the caller may see */
    public record ProfilePicture(MediaId mediaId) {}

    @PUT
    @Path("/picture")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putChannelPicture", summary = "Puts another picture of the business")
    public Uni<ProfileView> picture(@PathParam("id") ChannelId id, ProfilePicture body) {
        var caller = current.with(Permission.CHANNELS_MANAGE);
        var medium = Bodies.required("/media_id", Bodies.required(body).mediaId());
        return features.declared(caller.workspace(), id, ChannelFeature.PROFILE, Profile.class)
                .flatMap(declared -> Uni.createFrom()
                        .completionStage(() -> files.find(caller, medium).toCompletionStage())
                        .map(found -> files.stored(caller.workspace(), found))
                        .flatMap(file -> declared.give(
                                file,
                                (profile, picture) ->
                                        profile.changePicture(picture).thenCompose(done -> profile.profile()))))
                .map(ProfileView::of);
    }

    /** Absent stays null, null becomes empty, which clears. */
    private static @Nullable String text(JsonNode body, String field) {
        var value = body.get(field);
        if (value == null) {
            return null;
        }
        if (value.isNull()) {
            return "";
        }
        if (!value.isTextual() || value.textValue().length() > LONGEST) {
            throw ProblemException.invalid("/" + field, "wrong_type", "Give a text of 1000 characters at most.");
        }
        return value.textValue();
    }

    private static @Nullable List<String> websites(@Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        var websites = new ArrayList<String>();
        for (var website : value) {
            if (!website.isTextual() || website.textValue().length() > LONGEST || websites.size() == 10) {
                throw ProblemException.invalid("/websites", "wrong_type", "Give up to ten addresses.");
            }
            websites.add(website.textValue());
        }
        return websites;
    }
}
