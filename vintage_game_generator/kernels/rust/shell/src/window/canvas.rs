//! The console's screen: an image that sprites are painted into, pixel for pixel.

use bevy::asset::RenderAssetUsages;
use bevy::camera::RenderTarget;
use bevy::camera::visibility::NoFrustumCulling;
use bevy::core_pipeline::tonemapping::{DebandDither, Tonemapping};
use bevy::image::{ImageAddressMode, ImageFilterMode, ImageSampler, ImageSamplerDescriptor};
use bevy::prelude::*;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};
use bevy::sprite::Anchor;

use crate::frame::album::{Album, Picture};
use crate::frame::{Area, Draw};

/// The colours of a PNG file, so that they come out as they are in it.
const COLOURS: TextureFormat = TextureFormat::Rgba8UnormSrgb;
/// How much nearer each picture is than the one before it.
const LIFT: f32 = 1.0 / 16.0;

/// Paints what is to be seen into an image of the console's size.
pub struct CanvasPlugin {
    pictures: Vec<Image>,
    size: UVec2,
}

impl CanvasPlugin {
    /// Prepares the pictures of an album for the graphics card.
    pub fn new(album: &Album, size: (i32, i32)) -> Self {
        Self {
            pictures: album.pictures().iter().map(image_of).collect(),
            size: UVec2::new(size.0 as u32, size.1 as u32),
        }
    }
}

impl Plugin for CanvasPlugin {
    fn build(&self, app: &mut App) {
        let mut images = app.world_mut().resource_mut::<Assets<Image>>();
        let pictures = self.pictures.iter().cloned();
        let pictures = pictures.map(|picture| images.add(picture)).collect();
        let UVec2 { x, y } = self.size;
        let mut canvas = Image::new_target_texture(x, y, COLOURS, None);
        canvas.sampler = ImageSampler::nearest();
        let canvas = Canvas(images.add(canvas));
        app.world_mut().spawn(camera(&canvas));
        app.insert_resource(canvas)
            .insert_resource(Pictures(pictures))
            .init_resource::<Frame>()
            .init_resource::<Pool>()
            .add_systems(PostUpdate, paint.before(TransformSystems::Propagate));
    }
}

/// The image that is painted.
#[derive(Resource)]
pub struct Canvas(pub Handle<Image>);

/// What is to be seen.
#[derive(Resource, Default)]
pub struct Frame(pub Vec<Draw>);

/// The album's pictures, by their numbers.
#[derive(Resource)]
struct Pictures(Vec<Handle<Image>>);

/// Sprites that were painted with once; those that a frame does not need are hidden.
#[derive(Resource, Default)]
struct Pool(Vec<Entity>);

fn image_of(picture: &Picture) -> Image {
    let size = Extent3d {
        width: picture.width as u32,
        height: picture.height as u32,
        depth_or_array_layers: 1,
    };
    let mut image = Image::new(
        size,
        TextureDimension::D2,
        picture.dots.concat(),
        COLOURS,
        RenderAssetUsages::RENDER_WORLD,
    );
    image.sampler = ImageSampler::Descriptor(ImageSamplerDescriptor {
        address_mode_u: ImageAddressMode::Repeat,
        address_mode_v: ImageAddressMode::Repeat,
        mag_filter: ImageFilterMode::Nearest,
        min_filter: ImageFilterMode::Nearest,
        mipmap_filter: ImageFilterMode::Nearest,
        ..default()
    });
    image
}

/// Returns a camera that sees the canvas's pixels, its left upper corner at the origin.
fn camera(canvas: &Canvas) -> impl Bundle {
    (
        Camera2d,
        Camera {
            order: -1,
            clear_color: ClearColorConfig::Custom(Color::BLACK),
            ..default()
        },
        RenderTarget::Image(canvas.0.clone().into()),
        Projection::Orthographic(OrthographicProjection {
            viewport_origin: Vec2::new(0.0, 1.0),
            ..OrthographicProjection::default_2d()
        }),
        Msaa::Off,
        Tonemapping::None,
        DebandDither::Disabled,
    )
}

fn paint(
    frame: Res<Frame>,
    pictures: Res<Pictures>,
    mut pool: ResMut<Pool>,
    mut sprites: Query<(&mut Sprite, &mut Transform, &mut Visibility)>,
    mut commands: Commands,
) {
    if !frame.is_changed() {
        return;
    }
    for (place, draw) in frame.0.iter().enumerate() {
        let sprite = sprite(draw, &pictures);
        let transform = transform(place, draw);
        let known = pool.0.get(place).copied();
        if let Some(Ok(mut painted)) = known.map(|entity| sprites.get_mut(entity)) {
            *painted.0 = sprite;
            *painted.1 = transform;
            painted.2.set_if_neq(Visibility::Inherited);
        } else {
            let new = (sprite, transform, Anchor::TOP_LEFT, NoFrustumCulling);
            pool.0.push(commands.spawn(new).id());
        }
    }
    for entity in pool.0.iter().skip(frame.0.len()) {
        if let Ok((_, _, mut visibility)) = sprites.get_mut(*entity) {
            visibility.set_if_neq(Visibility::Hidden);
        }
    }
}

fn sprite(draw: &Draw, pictures: &Pictures) -> Sprite {
    let Area {
        x,
        y,
        width,
        height,
    } = draw.source;
    let tint = draw.tint;
    Sprite {
        image: pictures.0[draw.picture.index()].clone(),
        rect: Some(IRect::new(x, y, x + width, y + height).as_rect()),
        flip_x: draw.mirrored,
        color: Color::srgb_u8(tint.red, tint.green, tint.blue),
        ..default()
    }
}

fn transform(place: usize, draw: &Draw) -> Transform {
    let (x, y) = draw.at;
    Transform::from_xyz(x as f32, -y as f32, place as f32 * LIFT)
}
