//! PNG files, read and written by what the engine reads its own pictures with.

use bevy::asset::RenderAssetUsages;
use bevy::image::{CompressedImageFormats, Image, ImageSampler, ImageType};
use bevy::render::render_resource::TextureFormat;

use super::album::Dot;

/// Returns a picture's width, height and dots.
///
/// # Errors
///
/// What is wrong with the bytes.
pub fn decoded(bytes: &[u8]) -> Result<(i32, i32, Vec<Dot>), String> {
    let image = Image::from_buffer(
        bytes,
        ImageType::Extension("png"),
        CompressedImageFormats::NONE,
        true,
        ImageSampler::nearest(),
        RenderAssetUsages::MAIN_WORLD,
    )
    .map_err(|error| error.to_string())?;
    if image.texture_descriptor.format != TextureFormat::Rgba8UnormSrgb {
        return Err("its colours do not have eight bits a channel".to_owned());
    }
    let (width, height) = (image.width() as i32, image.height() as i32);
    let dots = image.data.unwrap_or_default();
    let (dots, _) = dots.as_chunks();
    Ok((width, height, dots.to_vec()))
}
